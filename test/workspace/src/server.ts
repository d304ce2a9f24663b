import express from 'express';
import { CountryCode, Products } from 'plaid';
import { plaid } from './plaid.js';

const app = express();
app.use(express.json());

app.post('/api/link-token', async (request, response) => {
  const { data } = await plaid.linkTokenCreate({
    user: { client_user_id: request.body.userId },
    client_name: 'Coffee Budget',
    products: [Products.Transactions],
    country_codes: [CountryCode.Us],
    language: 'en',
  });
  response.json({ link_token: data.link_token });
});

app.get('/api/transactions', async (request, response) => {
  try {
    const { data } = await plaid.transactionsSync({ access_token: await tokenOf(request) });
    response.json(data.added);
  } catch (error) {
    switch (error.response?.data?.error_code) {
      case 'ITEM_LOGIN_REQUIRED':
        response.status(409).json({ reconnect: true });
        break;
      case 'PRODUCT_NOT_READY':
        response.status(202).json({ retry: true });
        break;
      default:
        throw error;
    }
  }
});

async function tokenOf(_request: express.Request): Promise<string> {
  return process.env.SAMPLE_ACCESS_TOKEN ?? '';
}

app.listen(8000);
