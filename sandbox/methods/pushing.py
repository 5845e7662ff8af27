"""Methods about the webhook, through which updates are pushed instead of polled."""

import re
from urllib.parse import urlsplit

from sandbox.errors import bad_request
from sandbox.json import Json
from sandbox.params import Params
from sandbox.state import State

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def set_webhook(state: State, params: Params) -> bool:
    url = params.text("url") or ""
    if not url:
        return delete_webhook(state, params)
    parts = urlsplit(url)
    if parts.scheme != "https" and (parts.scheme != "http" or parts.hostname not in LOOPBACK):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    secret = params.text("secret_token")
    if secret and not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    connections = params.integer("max_connections") or 40
    if not 1 <= connections <= 100:
        raise bad_request("max_connections must be between 1 and 100")
    _set_up(state, params)
    state.set("webhook", {"url": url, "secret": secret or "", "connections": connections, "error": None})
    state.updates.arrived.set()
    return True


def delete_webhook(state: State, params: Params) -> bool:
    _set_up(state, params)
    state.set("webhook", None)
    state.updates.arrived.set()
    return True


def _set_up(state: State, params: Params) -> None:
    if params.flag("drop_pending_updates"):
        state.updates.clear()
    if (kinds := params.array("allowed_updates")) is not None:
        state.updates.allow(map(str, kinds))


def webhook_info(state: State, params: Params) -> Json:
    hook = state.settings.get("webhook") or {"url": "", "connections": 0, "error": None}
    info: Json = {
        "url": hook["url"],
        "has_custom_certificate": False,
        "pending_update_count": len(state.updates.pending),
    }
    if hook["url"]:
        info["max_connections"] = hook["connections"]
    if state.updates.allowed:
        info["allowed_updates"] = state.updates.allowed
    if hook["error"]:
        info |= {"last_error_date": hook["error"]["date"], "last_error_message": hook["error"]["text"]}
    return info


METHODS = {
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": webhook_info,
}
