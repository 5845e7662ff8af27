"""python-telegram-bot with its default settings."""

import os

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def ok(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message is not None
    await update.message.reply_text("ok")


if __name__ == "__main__":
    api = f"{os.environ['TELEGRAM_API_URL']}/bot"
    application = Application.builder().token(os.environ["BOT_TOKEN"]).base_url(api).build()
    application.add_handler(MessageHandler(filters.TEXT, ok))
    application.run_polling()
