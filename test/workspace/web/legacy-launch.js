/* global Plaid */
// Written in 2019; link-initialize.js is loaded by the page.
const handler = Plaid.create({
  clientName: 'Coffee Budget',
  env: 'development',
  key: '0123456789abcdef0123456789abcd',
  product: ['transactions'],
  onSuccess: (publicToken) => {
    fetch('/api/exchange', { method: 'POST', body: JSON.stringify({ publicToken }) });
  },
  onExit: (error) => {
    if (error?.error_code === 'INSTITUTION_DOWN') document.querySelector('#later').hidden = false;
  },
});

document.querySelector('#connect').addEventListener('click', () => handler.open());
