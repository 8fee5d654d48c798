"""Django's settings, all from `options`; nothing here is edited for an installation."""

import os
from importlib.util import find_spec

from wardmote.foundation import desks
from wardmote.foundation.now import LONDON
from wardmote.foundation.pages import policy
from wardmote.project import databases, keys, options, sqlite

given = options.read(os.environ)

SQLITE_VERSION = sqlite.VERSION
SECRET_KEY = given.secret_key or keys.secret_key(given.var)
DEBUG = False
ALLOWED_HOSTS = list(given.hosts)
ROOT_URLCONF = "wardmote.project.urls"
WSGI_APPLICATION = "wardmote.project.wsgi.application"

INSTALLED_APPS = [
    # Third parties' tables: the listed exception to a partnership on every row.
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.usersessions",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "wardmote.foundation.pages",
    "wardmote.foundation.accounts",
    "wardmote.foundation.audit",
    "wardmote.foundation.break_glass",
    "wardmote.foundation.changes",
    "wardmote.foundation.correspondence",
    "wardmote.foundation.backup",
    "wardmote.foundation.editing",
    "wardmote.foundation.grants",
    "wardmote.foundation.jobs",
    "wardmote.foundation.local_values",
    "wardmote.foundation.notices",
    "wardmote.foundation.post",
    "wardmote.foundation.retention",
    "wardmote.foundation.drafts",
    "wardmote.foundation.week",
    "wardmote.foundation.calendars",
    "wardmote.foundation.importing",
    *desks.packages(),
    "wardmote.project",
]

MIDDLEWARE = [
    # The headers stand before the files of the site, which carry them too.
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "wardmote.foundation.access.headers.HeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wardmote.foundation.accounts.watching.SessionRulesMiddleware",
    "wardmote.foundation.access.frame.FrameMiddleware",
    "wardmote.foundation.pages.sizes.SizeMiddleware",
    "wardmote.foundation.drafts.middleware.DraftMiddleware",
    "wardmote.foundation.audit.looking.LookMiddleware",
    "wardmote.foundation.pages.refusals.RefusalMiddleware",
    "wardmote.foundation.access.guard.GuardMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

DATABASES = {"default": databases.database(given.database_url, given.var)}

AUTH_USER_MODEL = "agencies.Member"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = [
    *(["django.contrib.auth.hashers.Argon2PasswordHasher"] if find_spec("argon2") else []),
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "sign-in"
# The rules of lasting and failing are dated data in foundation/accounts/limits.toml, kept in our own table.
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "wardmote.foundation.accounts.passwords.LongEnough"},
    {"NAME": "wardmote.foundation.accounts.passwords.NotOurWords"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email")},
    },
]

# django-allauth keeps factors and sessions and speaks to other sites; its own pages and addresses are not served.
ACCOUNT_ADAPTER = "wardmote.foundation.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "wardmote.foundation.accounts.people.name_of"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = False
SOCIALACCOUNT_ADAPTER = "wardmote.foundation.accounts.elsewhere.IssuerAccountAdapter"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": issuer.slug,
                "name": issuer.title,
                "client_id": issuer.client,
                "secret": issuer.secret,
                "settings": {"server_url": issuer.issuer.rstrip("/")},
            }
            for issuer in given.issuers
        ],
    }
}
WARDMOTE_ISSUERS = given.issuers
MFA_ADAPTER = "wardmote.foundation.accounts.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RECOVERY_CODE_DIGITS = 10
MFA_RATE_LIMITS = False

# Pages and law speak of days in England; instants are stored in UTC.
USE_TZ = True
TIME_ZONE = LONDON
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]
# There is one language: no catalogue is searched for the words of every page. A second one begins by turning this on.
USE_I18N = False

STATIC_URL = "/static/"
STATIC_ROOT = given.var / "static"
# No other site's page has a use for our files.
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SESSION_ENGINE = "django.contrib.sessions.backends.db"
# A shift, and no longer than the browser stays open: these are shared machines.
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
# Behind HTTPS a browser itself sees to it that a cookie of this name was set by this host and for no other.
_OF_THIS_HOST = "__Host-" if given.https else ""
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{_OF_THIS_HOST}wardmote_session", f"{_OF_THIS_HOST}wardmote_form"
CSRF_FAILURE_VIEW = "wardmote.foundation.pages.refusals.csrf_failure"

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = given.https
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if given.https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = given.https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if given.behind_proxy else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = policy.CONTENT_SECURITY_POLICY

# Without a mail server mails are files, to be looked at; they go nowhere.
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if given.mail.host else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = given.var / "mail"
EMAIL_HOST, EMAIL_PORT = given.mail.host, given.mail.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = given.mail.user, given.mail.password
EMAIL_USE_TLS, EMAIL_USE_SSL = given.mail.security == "starttls", given.mail.security == "tls"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = given.mail.sender

# The queue of what outlasts a request is a table of the same database, so that asking is part of the transaction.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# What is logged is ids and paths of addresses, never words that somebody typed.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "wardmote.project.logs.JsonLines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        # A form of another site, a host that is none of ours: somebody may be trying something.
        "django.security": {"level": "WARNING"},
    },
}

WARDMOTE_VAR = given.var
WARDMOTE_DATA = given.data
WARDMOTE_KEYS = given.keys
WARDMOTE_WORKERS = given.var / "workers"
WARDMOTE_STORE = given.data / "store"
WARDMOTE_ISSUED = given.data / "issued"
WARDMOTE_LEAVE_TO = given.leave_to
WARDMOTE_CONTACT = given.contact
WARDMOTE_ADDRESS = given.address
WARDMOTE_GALLERY = given.gallery
WARDMOTE_LOOPBACK = options.LOOPBACK
WARDMOTE_BEHIND_PROXY = given.behind_proxy
