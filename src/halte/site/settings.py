"""One settings file. Defaults start a demonstration; production says so itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from halte.site.databases import database
from halte.site.environment import env, env_bool, env_int, env_secret

PACKAGE: Final = Path(__file__).resolve().parents[1]
HALTE_STATE: Final = Path(env("HALTE_STATE", "var")).resolve()
HALTE_PRODUCTION: Final = env_bool("HALTE_PRODUCTION", default=False)
HALTE_KEY_RING: Final = env("HALTE_KEY_RING", str(HALTE_STATE / "keys.json"))
DEMONSTRATION_SECRET: Final = "demonstration-only-not-a-secret"  # noqa: S105

DEBUG = env_bool("HALTE_DEBUG", default=False)
SECRET_KEY = env_secret(
    "HALTE_SECRET_KEY", None if HALTE_PRODUCTION else DEMONSTRATION_SECRET
)
ALLOWED_HOSTS = env("HALTE_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [
    origin for origin in env("HALTE_ORIGINS", "").split(",") if origin
]

CAPABILITIES: Final = [
    "halte.capabilities.plan",
    "halte.capabilities.statistics",
    "halte.capabilities.rounds",
    "halte.capabilities.money",
    "halte.capabilities.taskforce",
    "halte.capabilities.partners",
    "halte.capabilities.directory",
    "halte.capabilities.employers",
    "halte.capabilities.inspections",
    "halte.capabilities.visits",
    "halte.capabilities.workers",
    "halte.capabilities.permits",
    "halte.capabilities.support",
]

HALTE_ROOMS: Final = [
    "halte.core.access",
    "halte.core.organisations",
    "halte.core.consent",
    "halte.core.sharing",
    "halte.core.audit",
    "halte.core.jobs",
    "halte.core.intake",
    "halte.core.vault",
    *CAPABILITIES,
]

INSTALLED_APPS = [
    "halte.core.ui",
    # Before allauth, so that its pages are drawn by our templates.
    "halte.core.access",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "django_cotton",
    "django_tasks",
    "django_tasks_db",
    "halte.core.organisations",
    "halte.core.audit",
    "halte.core.consent",
    "halte.core.sharing",
    "halte.core.measures",
    "halte.core.intake",
    "halte.core.jobs",
    "halte.core.vault",
    *CAPABILITIES,
    "halte.site",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "halte.core.access.middleware.SignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "halte.core.access.middleware.ActorMiddleware",
    "halte.core.access.middleware.SecondFactorMiddleware",
    "halte.core.access.once.OnceMiddleware",
    "halte.core.access.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "halte.site.urls"
WSGI_APPLICATION = "halte.site.wsgi.application"
DATABASES = {"default": database(env("DATABASE_URL", ""), HALTE_STATE)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "halte_cache",
        # Django’s 300 would let a flood push out the counts of tries.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "halte.core.ui.context.page",
            ],
        },
    }
]
FORM_RENDERER = "halte.core.ui.forms.HalteRenderer"

# People
AUTH_USER_MODEL = "organisations.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation"
        ".UserAttributeSimilarityValidator"
    },
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_ADAPTER = "halte.core.access.accounts.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation has proved the address
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_FORMS = {
    "login": "halte.core.access.account_forms.SignInForm",
    "change_password": "halte.core.access.account_forms.ChangePasswordForm",
    "reset_password": "halte.core.access.account_forms.ResetPasswordForm",
    "reset_password_from_key": "halte.core.access.account_forms.NewPasswordForm",
    "reauthenticate": "halte.core.access.account_forms.ConfirmPasswordForm",
}
# An address alone is never a reason to refuse: an office may sit behind it.
# Sign-in itself is counted by halte.core.access.throttle.
ACCOUNT_RATE_LIMITS = {
    "login": "600/m/ip",
    "login_failed": "10/5m/key",
    "reset_password": "300/m/ip,5/5m/key",
    "reset_password_from_key": "300/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
# Behind our own proxy the last address it names is the visitor’s; without one,
# a header that anyone can write is not believed.
ALLAUTH_TRUSTED_PROXY_COUNT = int(env_bool("HALTE_BEHIND_PROXY", default=False))
MFA_ADAPTER = "halte.core.access.accounts.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "halte.core.access.account_forms.CodeForm",
    "reauthenticate": "halte.core.access.account_forms.ConfirmCodeForm",
    "activate_totp": "halte.core.access.account_forms.ActivateAppForm",
    "add_webauthn": "halte.core.access.account_forms.AddPasskeyForm",
    "edit_webauthn": "halte.core.access.account_forms.RenamePasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Halte"
MFA_TOTP_TOLERANCE = 1  # a slow hand or clock; a used code stays refused
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HALTE_PRODUCTION
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"

# Sessions: a sliding hour.
SESSION_COOKIE_AGE = env_int("HALTE_SESSION_SECONDS", default=3600)
SESSION_SAVE_EVERY_REQUEST = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HALTE_PRODUCTION
CSRF_COOKIE_SECURE = HALTE_PRODUCTION
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "halte.core.access.kept.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Languages
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("fr", _("French"))]
USE_I18N = True
USE_TZ = True
TIME_ZONE = env("HALTE_TIME_ZONE", "America/Toronto")
LOCALE_PATHS: list[Path] = []

# Files
STATIC_URL = "static/"
STATIC_ROOT = HALTE_STATE / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
HALTE_INTAKE_MAX_BYTES = env_int("HALTE_INTAKE_MAX_BYTES", default=2_000_000_000)
HALTE_INTAKE_MAX_REJECTS = env_int("HALTE_INTAKE_MAX_REJECTS", default=20_000)
HALTE_AGREEMENT_AFTER_DEFAULT = env_bool("HALTE_AGREEMENT_AFTER_DEFAULT", default=False)
HALTE_PENALTY_PAY_EN = env(
    "HALTE_PENALTY_PAY_EN",
    "By cheque or money order payable to the Receiver General for Canada. Write the "
    "number of this notice on it, and send it to the office that sent this notice.",
)
HALTE_PENALTY_PAY_FR = env(
    "HALTE_PENALTY_PAY_FR",
    "Par chèque ou mandat à l’ordre du receveur général du Canada. Inscrivez-y le "
    "numéro du présent avis et envoyez-le au bureau qui a envoyé cet avis.",
)
HALTE_SUPPORT_KEEP_YEARS = env_int("HALTE_SUPPORT_KEEP_YEARS", default=7)
HALTE_VAULT_MAX_BYTES = env_int("HALTE_VAULT_MAX_BYTES", default=500_000_000)
HALTE_VAULT_SCANNER = env("HALTE_VAULT_SCANNER", "")
FILE_UPLOAD_TEMP_DIR = None
FILE_UPLOAD_HANDLERS = [
    "halte.core.access.uploads.Doorkeeper",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "halte.core.access.spool.SpoolHandler",
]

# Mail: printed to a file in the state folder unless a server is named.
EMAIL_BACKEND = env(
    "HALTE_EMAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = str(HALTE_STATE / "mail")
EMAIL_HOST = env("HALTE_EMAIL_HOST", "localhost")
EMAIL_PORT = env_int("HALTE_EMAIL_PORT", default=587)
EMAIL_HOST_USER = env("HALTE_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = env_secret("HALTE_EMAIL_PASSWORD", "")
EMAIL_USE_TLS = env_bool("HALTE_EMAIL_TLS", default=True)
DEFAULT_FROM_EMAIL = env("HALTE_EMAIL_FROM", "Halte <halte@example.org>")

TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "QUEUES": ["default"],
    }
}

# Protection
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
# Nothing to other sites. Not "no-referrer": browsers would then send forms with
# "Origin: null", which the CSRF check rightly refuses (Fetch standard, 3.2).
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HALTE_PRODUCTION
SECURE_HSTS_SECONDS = 31_536_000 if HALTE_PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HALTE_PRODUCTION
SECURE_HSTS_PRELOAD = HALTE_PRODUCTION
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https")
    if env_bool("HALTE_BEHIND_PROXY", default=False)
    else None
)

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "halte.site.logged.WithoutWords",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env("HALTE_LOG_LEVEL", "WARNING")},
}
