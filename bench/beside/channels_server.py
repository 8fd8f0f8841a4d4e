"""Django Channels as its documentation has it: consumers in one group, under daphne.

python -m bench.beside.channels_server PORT
"""

# mypy: disable-error-code="import-untyped, import-not-found, misc, no-untyped-call"

from __future__ import annotations

import sys
from typing import Any


def application() -> Any:
    from django.conf import settings

    settings.configure(
        SECRET_KEY="x",
        ALLOWED_HOSTS=["*"],
        INSTALLED_APPS=["channels"],
        CHANNEL_LAYERS={
            "default": {"BACKEND": "channels.layers.InMemoryChannelLayer", "CONFIG": {"capacity": 100_000}}
        },
    )
    import django

    django.setup()
    from channels.generic.websocket import AsyncWebsocketConsumer
    from channels.layers import get_channel_layer
    from channels.routing import ProtocolTypeRouter

    class Screen(AsyncWebsocketConsumer):
        groups = ["screens"]

        async def news(self, event: dict[str, Any]) -> None:
            await self.send(text_data=event["text"])

    async def send(scope: dict[str, Any], receive: Any, send: Any) -> None:
        await get_channel_layer().group_send("screens", {"type": "news", "text": scope["query_string"].decode()})
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    return ProtocolTypeRouter({"http": send, "websocket": Screen.as_asgi()})


def main() -> None:
    from daphne.endpoints import build_endpoint_description_strings
    from daphne.server import Server

    endpoints = build_endpoint_description_strings(host="127.0.0.1", port=int(sys.argv[1]))
    Server(application=application(), endpoints=endpoints, signal_handlers=True, verbosity=0).run()


if __name__ == "__main__":
    main()
