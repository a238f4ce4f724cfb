"""What `halte check-production` says."""

from __future__ import annotations

from typing import Final

from halte.core.bilingual import Bilingual

SENTENCES: Final = {
    "production_ready": Bilingual(
        "Nothing stands against running this for real.",
        "Rien ne s’oppose à une mise en service réelle.",
    ),
    "production_refused": Bilingual(
        "Halte does not start: {count} points must be mended first.",
        "Halte ne démarre pas : {count} points sont à corriger d’abord.",
    ),
    "production_not_set": Bilingual(
        "This runs as a demonstration. Set HALTE_PRODUCTION=yes.",
        "Ce système tourne en démonstration. Définissez HALTE_PRODUCTION=yes.",
    ),
    "production_debug": Bilingual(
        "DEBUG shows the inside of the system to strangers. Remove HALTE_DEBUG.",
        "DEBUG montre l’intérieur du système à des inconnus. Retirez HALTE_DEBUG.",
    ),
    "production_demonstration_secret": Bilingual(
        "The secret is the public one of the demonstration. Put a random one into "
        "HALTE_SECRET_KEY, or into a file named by HALTE_SECRET_KEY_FILE.",
        "Le secret est celui, public, de la démonstration. Placez-en un, aléatoire, "
        "dans HALTE_SECRET_KEY ou dans un fichier nommé par HALTE_SECRET_KEY_FILE.",
    ),
    "production_short_secret": Bilingual(
        "The secret is too easy to guess. Use at least {least} random characters.",
        "Le secret est trop facile à deviner. Employez au moins {least} caractères "
        "aléatoires.",
    ),
    "production_demonstration_keys": Bilingual(
        "The key ring was made for a demonstration. Start production in a new state "
        "folder (HALTE_STATE), so that a new key ring is made.",
        "Le trousseau de clés a été créé pour une démonstration. Démarrez la "
        "production dans un nouveau dossier d’état (HALTE_STATE) pour en créer un "
        "autre.",
    ),
    "production_keys_readable": Bilingual(
        "Others on this machine can read the key ring. Set its mode to 0600 "
        "(chmod 600).",
        "D’autres comptes de cette machine peuvent lire le trousseau de clés. "
        "Réglez ses droits à 0600 (chmod 600).",
    ),
    "production_plain_http": Bilingual(
        "Pages are served over plain HTTP. Turn the redirect to HTTPS on "
        "(SECURE_SSL_REDIRECT).",
        "Les pages circulent en HTTP non chiffré. Activez la redirection vers HTTPS "
        "(SECURE_SSL_REDIRECT).",
    ),
    "production_insecure_cookies": Bilingual(
        "Cookies may travel unencrypted. Turn SESSION_COOKIE_SECURE and "
        "CSRF_COOKIE_SECURE on.",
        "Des témoins peuvent circuler en clair. Activez SESSION_COOKIE_SECURE et "
        "CSRF_COOKIE_SECURE.",
    ),
    "production_no_hsts": Bilingual(
        "Browsers are not told to use HTTPS only. Set SECURE_HSTS_SECONDS.",
        "Les navigateurs ne sont pas tenus d’employer HTTPS. Définissez "
        "SECURE_HSTS_SECONDS.",
    ),
    "production_any_host": Bilingual(
        "Any host name is answered. Name yours in HALTE_HOSTS.",
        "Le système répond à n’importe quel nom d’hôte. Nommez le vôtre dans "
        "HALTE_HOSTS.",
    ),
    "production_no_host": Bilingual(
        "Only this machine itself is answered. Name your host in HALTE_HOSTS.",
        "Le système ne répond qu’à cette machine. Nommez votre hôte dans HALTE_HOSTS.",
    ),
    "production_mail_to_file": Bilingual(
        "Mail is written to a file: invitations reach nobody. Name a mail server "
        "(HALTE_EMAIL_BACKEND, HALTE_EMAIL_HOST).",
        "Le courrier est écrit dans un fichier : les invitations n’atteignent "
        "personne. Nommez un serveur (HALTE_EMAIL_BACKEND, HALTE_EMAIL_HOST).",
    ),
    "production_demonstration_users": Bilingual(
        "{count} people of the demonstration can sign in, with passwords that "
        "everyone knows. Start production in a new state folder (HALTE_STATE).",
        "{count} personnes de la démonstration peuvent ouvrir une session avec des "
        "mots de passe connus de tous. Démarrez la production dans un nouveau "
        "dossier d’état (HALTE_STATE).",
    ),
    "production_audit_unguarded": Bilingual(
        "The database no longer refuses changes to the audit. Run “halte up "
        "--prepare”, then “halte audit verify”.",
        "La base ne refuse plus les modifications du journal. Exécutez « halte up "
        "--prepare », puis « halte audit verify ».",
    ),
    "production_audit_unsealed": Bilingual(
        "The audit has not been sealed for more than a day. Run “halte audit seal”, "
        "and see that a worker runs.",
        "Le journal d’audit n’a pas été scellé depuis plus d’un jour. Exécutez "
        "« halte audit seal » et vérifiez que les tâches de fond tournent.",
    ),
    "production_no_anchor": Bilingual(
        "No anchor of the audit is kept outside. Run “halte audit seal --print” and "
        "give the line to someone who does not administer this machine.",
        "Aucune ancre du journal n’est conservée à l’extérieur. Exécutez « halte "
        "audit seal --print » et confiez la ligne à une personne qui n’administre "
        "pas cette machine.",
    ),
    "production_django": Bilingual(
        "Django’s own check {id}: {text}",
        "Contrôle {id} de Django (en anglais) : {text}",
    ),
}
