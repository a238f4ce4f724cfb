"""What people write when they need something, in English and French, with the
plainest words of Spanish.

A line is codes (alternatives, the likeliest first) and phrases. Phrases are read by
stems and without little words, so that one spelling stands for its plural, its
accents and its articles. Written by us for this field.
"""

from __future__ import annotations

from typing import Final

NEED_TERMS: Final = """
emergency_shelter: shelter, emergency shelter, emergency housing, safe house,
 safe place, place to stay, place to sleep, somewhere to sleep, bed, bed tonight,
 nowhere to go, homeless, homelessness, kicked out, refuge, abri, hébergement,
 hébergement d'urgence, logement d'urgence, maison d'hébergement, lit, où dormir,
 place pour dormir, endroit pour dormir, endroit sûr, lieu sûr, itinérance,
 itinérant, sans-abri, sans domicile, à la rue, dormir, halte-nuit, crash,
 women's shelter, maison des femmes, refuge d'urgence, mise à l'abri, refugio,
 albergue, cama, donde dormir, lugar seguro
second_stage_housing: second stage, second stage housing, transitional housing,
 transition house, deuxième étape, hébergement de deuxième étape,
 hébergement transitoire, logement transitoire, logement de transition,
 maison de transition
long_term_housing emergency_shelter second_stage_housing: housing, logement,
 apartment, appartement, appart, rent, loyer, home, accommodation, lodging,
 roof, toit, loger
long_term_housing: long term housing, permanent housing, affordable housing,
 social housing, subsidised housing, subsidized housing, logement à long terme,
 logement social, hlm, logement abordable, logement permanent, rent supplement
safety_planning: safety plan, safety planning, exit plan, escape plan,
 plan de sécurité, planification de la sécurité, scénario de protection,
 sécurité, safe exit, personal safety
medical: medical, doctor, nurse, clinic, hospital, health, health care, healthcare,
 physician, médecin, docteur, infirmière, clinique, hôpital, santé, soins,
 soins médicaux, soins de santé, sti, sti test, dépistage, std, mts,
 prenatal care, soins prénataux, midwife, sage-femme, dentist, dentiste, injury,
 blessure, walk-in clinic, contraception
sexual_assault_care: sexual assault, rape, rape kit, sexual assault centre,
 sexual assault center, sane, forensic exam, sexual violence, agression sexuelle,
 viol, calacs, trousse médico-légale, violence sexuelle, centre d'agression sexuelle,
 abus sexuel, sexual abuse
withdrawal: withdrawal, withdrawal management, detox, detoxification, rehab,
 addiction treatment, sevrage, désintox, désintoxication, cure, gestion du sevrage,
 traitement des dépendances, methadone, suboxone, méthadone
mental_health: mental health, counselling, counseling, counsellor, counselor,
 therapy, therapist, trauma, ptsd, psychologist, psychiatrist, psychological,
 depression, suicidal, suicide, santé mentale, thérapie, thérapeute, traumatisme,
 psychologue, psychiatre, psychologique, dépression, détresse, suicidaire,
 tspt, soutien psychologique, consultation psychologique, aide psychologique,
 anxiety, anxiété, panic, emotional support, soutien émotionnel
legal_criminal: criminal lawyer, criminal law, criminal record, criminal charges,
 avocat criminaliste, droit criminel, casier judiciaire, accusation criminelle,
 record suspension, suspension du casier, pardon, vacate conviction
legal_immigration: immigration lawyer, immigration law, refugee lawyer,
 avocat en immigration, avocate en immigration, droit de l'immigration,
 deportation, deported, removal order, déportation, expulsion, renvoi,
 mesure de renvoi, avocat réfugié
legal_employment: employment lawyer, labour lawyer, employment law, labour law,
 labour rights, worker rights, workers' rights, unpaid wages, stolen wages,
 wage theft, employment standards, droit du travail, avocat du travail,
 normes du travail, salaire impayé, salaires impayés, vol de salaire,
 droits des travailleurs, employer took my passport, boss, not paid, not pay,
 did not pay, unpaid, owed wages, patron, pas payé, pas payée, paie pas, impayé
legal_family: family lawyer, family law, custody, divorce, child support,
 avocat familial, droit de la famille, garde des enfants légale, garde légale,
 séparation, pension alimentaire, protection order, restraining order,
 ordonnance de protection, peace bond
legal_immigration legal_criminal legal_employment legal_family: lawyer, legal,
 legal aid, legal help, legal advice, legal clinic, law, attorney, notary,
 avocat, avocate, juridique, aide juridique, conseil juridique, droit, droits,
 clinique juridique, legal information, information juridique
immigration_help: immigration, visa, work permit, open work permit,
 permis de travail, permis de travail ouvert, permit, permis, permis de séjour,
 temporary resident permit, permis de séjour temporaire, trp, vtip, pst,
 vtip trp, sponsorship, parrainage, settlement, établissement, asylum claim,
 refugee claim, demande d'asile, permanent residence, résidence permanente,
 immigration paper, papiers d'immigration, citizenship, citoyenneté
income: income, money, welfare, social assistance, financial help, cash, clothes,
 clothing, basics, gift card, revenu, argent, aide sociale, aide financière,
 bien-être social, vêtements, produits de première nécessité, dépannage,
 ontario works, disability benefits, prestations, furniture, meubles, diapers,
 couches, hygiene products, produits d'hygiène
identity_documents: id replacement, replace id, get id, id clinic, lost passport,
 birth certificate, health card, identity documents, identification documents,
 sin number, stolen id, stolen passport, papiers d'identité, pièces d'identité,
 passeport, passport, acte de naissance, certificat de naissance, carte santé,
 carte d'assurance maladie, numéro d'assurance sociale, cartes d'identité,
 remplacer ses papiers, clinique d'identité, documents, id card
food: food, food bank, meal, meals, hungry, groceries, soup kitchen, nourriture,
 banque alimentaire, repas, manger, faim, épicerie, soupe populaire,
 aide alimentaire, dépannage alimentaire
interpretation: interpretation, translation, interpreting, translator, interprétation,
 traduction, traducteur, traductrice
transport: transport, transportation, ride, bus ticket, train ticket, taxi,
 relocation, relocate, moving away, plane ticket, transport sécuritaire,
 déplacement, billet d'autobus, billet de train, billet d'avion, relocalisation,
 déménager, déménagement, accompagnement en voiture, bus, autobus
child_care: child care, childcare, daycare, day care, babysitting, garderie,
 cpe, halte-garderie, service de garde, gardienne
child_care legal_family: garde d'enfants, garde des enfants
child_protection: child protection, child welfare, children's aid, cas, foster care,
 foster, cfs, protection de l'enfance, protection de la jeunesse, dpj,
 famille d'accueil, foyer d'accueil, aide à l'enfance, group home
education: education, school, classes, esl, esl classes, language classes,
 training, high school, ged, english classes, french classes, éducation, école,
 cours d'anglais, cours de français, francisation, formation, études,
 alphabétisation, literacy, scholarship, bourse
work: job, jobs, employment, find work, job training, career, résumé help, emploi,
 travail, chercher du travail, trouver un emploi, réinsertion professionnelle,
 employabilité, job search, recherche d'emploi, cv
debt_relief: debt, debts, credit, coerced debt, fraud, identity theft, bankruptcy,
 dette, dettes, crédit, fraude, vol d'identité, faillite, dettes forcées,
 usurpation d'identité
tattoo_removal: tattoo, tattoo removal, tattoo cover up, branding, tatouage,
 détatouage, enlever un tatouage, effacer un tatouage
return_home: return home, go home, going home, go back home, repatriation,
 voluntary return, back to my country, retour, retour au pays, rapatriement,
 rentrer chez moi, rentrer au pays, retour volontaire, retour à la maison
cultural_support: elder, elders, ceremony, healing lodge, sweat lodge, smudging,
 cultural support, traditional healing, friendship centre, friendship center,
 aîné, aînés, aînée, cérémonie, pavillon de ressourcement, guérison traditionnelle,
 soutien culturel, centre d'amitié, healing circle, cercle de guérison, smudge
peer_support: peer support, survivor group, support group, peer, survivors,
 survivor, survivor led, lived experience, groupe de soutien, pair aidant,
 pairs, survivante, survivantes, survivant, entraide, groupe d'entraide, mentor,
 mentorship, mentorat, soutien par les pairs, vécu
court_support: court support, court accompaniment, testify, testimony, witness,
 court, trial, victim services, victim service, impact statement, tribunal,
 accompagnement au tribunal, cour, témoigner, témoignage, témoin, procès, cavac,
 ivac, services aux victimes, aide aux victimes, victim assistance,
 déclaration de la victime, compensation, indemnisation, criminal injuries
crisis_line: crisis line, hotline, helpline, crisis, phone line, chat line,
 ligne d'écoute, ligne d'aide, ligne d'urgence, ligne de crise, crise,
 écoute, ligne téléphonique, help line, someone to talk to, parler à quelqu'un
outreach: outreach, street outreach, drop-in, drop in, harm reduction, needle,
 naloxone, travail de rue, travailleur de rue, halte-accueil, centre de jour,
 réduction des méfaits, seringues, accueil de jour, day centre, mobile team,
 équipe mobile, street worker, proximité
"""
