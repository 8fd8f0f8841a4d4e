"""Settings: each comes from the environment, each stands in docs/settings.md, none is needed to start."""

from __future__ import annotations

import os
import secrets
from ipaddress import ip_network
from pathlib import Path

from django.contrib.messages.constants import DEBUG as DEBUG_LEVEL
from django.contrib.messages.constants import ERROR, INFO, SUCCESS, WARNING

from diemcau.connectivity.domain.limits import adjusted
from diemcau.kernel.dates import HERE
from diemcau.web.database import database

PACKAGE = Path(__file__).resolve().parent


def flag(name: str, default: bool) -> bool:
    return os.environ.get(name, "1" if default else "0").strip().lower() in {"1", "true", "yes", "on"}


def words(name: str, default: str) -> list[str]:
    return [word for word in os.environ.get(name, default).replace(",", " ").split() if word]


DATA = Path(os.environ.get("DIEMCAU_DATA", "data")).resolve()
DATA.mkdir(parents=True, exist_ok=True)


def kept_secret() -> str:
    """The signing key: from the environment, else made once and kept beside the data."""
    given = os.environ.get("DIEMCAU_SECRET_KEY")
    if given:
        return given
    kept = DATA / "secret.key"
    try:
        descriptor = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return kept.read_text().strip()
    with os.fdopen(descriptor, "w") as file:
        key = secrets.token_urlsafe(50)
        file.write(key)
    return key


SECRET_KEY = kept_secret()
DEBUG = flag("DIEMCAU_DEBUG", default=False)
ALLOWED_HOSTS = words("DIEMCAU_HOSTS", "localhost 127.0.0.1 [::1]")
CSRF_TRUSTED_ORIGINS = words("DIEMCAU_ORIGINS", "")
BEHIND_TLS = flag("DIEMCAU_TLS", default=False)

INSTALLED_APPS = [
    "diemcau.web",
    "diemcau.publish",
    "diemcau.rooms",
    "diemcau.live",
    "diemcau.plan",
    "diemcau.delegates",
    "diemcau.assignments",
    "diemcau.connectivity",
    "diemcau.scoring",
    "diemcau.contest",
    "diemcau.papers",
    "diemcau.conference",
    "diemcau.survey",
    "diemcau.directory",
    "diemcau.journal",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.forms",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "template_partials",
    "django_tasks_db",
]

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}  # any queue; a job is a row

MIDDLEWARE = [
    "diemcau.web.middleware.tell_the_browser",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "diemcau.web.middleware.speak_the_chosen_language",
    "diemcau.web.middleware.bound_what_is_sent",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "diemcau.web.middleware.FirstRun",
    "diemcau.web.middleware.SignInRequired",
    "diemcau.web.middleware.OneLinkAtATime",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "diemcau.web.closed.ClosedConference",
    "diemcau.web.middleware.Explained",
]

PAGE_PROCESSES = int(os.environ.get("DIEMCAU_PAGE_PROCESSES", min(os.cpu_count() or 1, 4)))
PAGE_THREADS = int(os.environ.get("DIEMCAU_PAGE_THREADS", "4"))  # in each page process

ROOT_URLCONF = "diemcau.web.urls"
WSGI_APPLICATION = "diemcau.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "diemcau.web.context.shell",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "diemcau.web.templatetags.shell",
                "diemcau.web.templatetags.pages",
                "template_partials.templatetags.partials",
            ],
        },
    },
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"  # errors of every form look as web/templates says

DATABASES = {"default": database(os.environ.get("DIEMCAU_DATABASE_URL", ""), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "directory.Account"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign-in"
CSRF_FAILURE_VIEW = "diemcau.web.views.stale_page"
MESSAGE_TAGS = {DEBUG_LEVEL: "wait", INFO: "wait", SUCCESS: "ok", WARNING: "warn", ERROR: "bad"}

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = HERE.key
USE_TZ = True

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True  # straight out of the package: nothing to collect before a start
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/static/build/.+-[\w-]{8}\.\w+$"  # Vite puts a hash into each name
MEDIA_ROOT = DATA / "files"  # never served by URL: every file goes through a view that asks who reads it

ADDRESS = os.environ.get("DIEMCAU_ADDRESS", "")  # of the system as its guests reach it, for letters and codes
SMTP_URL = os.environ.get("DIEMCAU_SMTP_URL", "")  # smtp://user:password@host:25?starttls=1, smtps://…
CHANNELS = words("DIEMCAU_CHANNELS", "")  # kinds of address that Apprise may be asked for
SMTP_SENDER = os.environ.get("DIEMCAU_SMTP_SENDER", "diemcau@localhost")
RETURNS_URL = os.environ.get("DIEMCAU_RETURNS_URL", "")  # imaps://user:password@host/INBOX, maildir:///path

# Where pages and stream do not share one address behind a proxy: whose pages may listen.
PORT = os.environ.get("DIEMCAU_PORT", "8000")
# Pages that may listen to the stream on the next port: exactly these, each as the browser writes it.
STREAM_ORIGINS = words(
    "DIEMCAU_STREAM_ORIGINS", " ".join([*CSRF_TRUSTED_ORIGINS, *(f"http://{host}:{PORT}" for host in ALLOWED_HOSTS)])
)

# Where browsers find the stream: an address behind a proxy ("/live/"), or nothing for the port above that of the pages.
STREAM_URL = os.environ.get("DIEMCAU_STREAM_URL", "")

# Nothing from elsewhere, nothing inline, nothing evaluated: a page that needs an exception is a page to write anew.
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "object-src 'none'; frame-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)

# The measuring server: on the port after the stream's unless said otherwise, with the same pages for guests.
MEASURE_URL = os.environ.get("DIEMCAU_MEASURE_URL", "")
LINE_TEST_ADDRESS = os.environ.get("DIEMCAU_LINE_TEST_ADDRESS", "")
LINE_TESTS_AT_ONCE = int(os.environ.get("DIEMCAU_LINE_TESTS_AT_ONCE", "15"))
PROBE_NETWORKS = [ip_network(each) for each in os.environ.get("DIEMCAU_PROBE_NETWORKS", "").split()]
# Networks behind whose one address a whole province sits: nobody there is counted as one sender.
SHARED_NETWORKS = [ip_network(each) for each in os.environ.get("DIEMCAU_SHARED_NETWORKS", "").split()]
LINE_PROFILES = adjusted(os.environ.get("DIEMCAU_LINE_LIMITS", ""))  # what a meeting asks of a line
LINE_TEST_QUIET_SECONDS = float(os.environ.get("DIEMCAU_LINE_TEST_QUIET_SECONDS", "10"))
LINE_TEST_SECONDS = float(os.environ.get("DIEMCAU_LINE_TEST_SECONDS", "60"))
LINE_TEST_MOST_SECONDS = float(os.environ.get("DIEMCAU_LINE_TEST_MOST_SECONDS", "5"))
LINE_TEST_ECHOES = int(os.environ.get("DIEMCAU_LINE_TEST_ECHOES", "50"))  # a second; 1,500 keep one core busy

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = BEHIND_TLS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_AGE = 60 * 60 * 24 * 365
SESSION_COOKIE_AGE = 60 * 60 * 24 * 7
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if BEHIND_TLS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LARGEST_REQUEST = 64 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"errors": {"class": "logging.StreamHandler", "level": "ERROR", "formatter": "plain"}},
    "loggers": {
        name: {"handlers": ["errors"], "propagate": False} for name in ("django_tasks", "django_tasks_db", "psycopg")
    },
}
