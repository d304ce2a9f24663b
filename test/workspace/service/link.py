import os

from plaid.api import plaid_api
from plaid.model.country_code import CountryCode
from plaid.model.link_token_create_request import LinkTokenCreateRequest
from plaid.model.link_token_create_request_user import LinkTokenCreateRequestUser
from plaid.model.products import Products


def create_link_token(client: plaid_api.PlaidApi, user_id: str) -> str:
    request = LinkTokenCreateRequest(
        user=LinkTokenCreateRequestUser(client_user_id=user_id),
        client_name="Coffee Budget",
        products=[Products("transactions")],
        country_codes=[CountryCode("US")],
        language="en",
    )
    return client.link_token_create(request)["link_token"]


def needs_update_mode(error_code: str) -> bool:
    return error_code in ("ITEM_LOGIN_REQUIRED", "PENDING_EXPIRATION", "USER_PERMISSION_REVOKED")
