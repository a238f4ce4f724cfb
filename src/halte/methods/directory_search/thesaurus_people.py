"""How people say who they are, what happened, and what a service must take.

The lines are read as those of the needs. An entry of a fact says that the service
must be so; of a wish, what it must be now.
"""

from __future__ import annotations

from typing import Final

POPULATION_TERMS: Final = """
women: woman, women, female, ladies, lady, mother, mom, femme, femmes, mère, maman,
 mujer, mujeres, madre, madame, dame, wife, épouse, women only, féminin
men: man, men, male, guy, father, dad, homme, hommes, père, papa, masculin, husband
trans_nonbinary: trans, transgender, non-binary, nonbinary, transsexual, two-spirit,
 non binaire, transgenre, non-binaire, transsexuelle, genderqueer, bispirituel,
 bispirituelle, deux esprits
girls: girl, girls, daughter, fille, filles, teenage girl, young girl, adolescente,
 jeune fille, fillette
boys: boy, boys, garçon, garçons, adolescent boy, fils
lgbtq: lgbt, lgbtq, lgbtq2s, 2slgbtq, 2slgbtqi, 2slgbtqia, lgbtqia, queer, gay,
 lesbian, bisexual, 2elgbtq, 2elgbtqi, lesbienne, gai, gaie, bisexuelle, lgbtqi
first_nations: first nation, first nations, native, reserve, premières nations,
 première nation, réserve, autochtone de réserve, treaty status
first_nations inuit metis: indigenous, aboriginal, autochtone, autochtones
inuit: inuit, inuk, inuite, eskimo
metis: metis, métis, métisse
newcomers: newcomer, newcomers, immigrant, immigrants, migrant, migrants, nouvel
 arrivant, nouvelle arrivante, nouveaux arrivants, nouvel arrivé, immigrante,
 migrante, foreigner, étranger, étrangère, foreign national
refugees: refugee, refugees, asylum seeker, asylum, réfugié, réfugiée,
 demandeur d'asile, demandeuse d'asile, asile, claimant
foreign_workers: foreign worker, foreign workers, temporary foreign worker, tfw,
 migrant worker, farm worker, farmworker, caregiver, live-in caregiver, nanny,
 seasonal worker, travailleur étranger, travailleuse étrangère, tet,
 travailleur étranger temporaire, travailleur agricole, ouvrier agricole,
 aide familiale, travailleur migrant, travailleurs migrants, travailleur saisonnier,
 closed work permit, permis de travail fermé
students: international student, student, study permit, étudiant étranger, étudiant,
 étudiante, permis d'études, étudiant international
no_status: no status, without status, undocumented, out of status, lost status,
 illegal, expired visa, no visa, sans statut, sans-papiers, statut précaire,
 hors statut, expired permit, permis expiré, visa expiré, overstayed, non-status,
 sin papeles
pregnant: pregnant, pregnancy, expecting, enceinte, enceintes, grossesse, embarazada
disability: disability, disabled, handicap, handicapped, handicapé, handicapée,
 situation de handicap, deaf, sourd, sourde, blind, aveugle, brain injury,
 autism, autisme, autistic, autiste, intellectual disability, special needs,
 déficience, déficience intellectuelle, developmental disability
substance_use: substance use, drugs, drug, addiction, addicted, addict, alcohol,
 alcoholic, opioid, fentanyl, crystal meth, meth, using drugs, high, drogue,
 drogues, toxicomane, toxicomanie, dépendance, alcool, alcoolique, consommation,
 qui consomme, opioïdes, intoxicated, drunk, ivre, active use, consommatrice
sex_workers: sex work, sex worker, sex workers, escort work, escorting, stripper,
 massage parlour, travail du sexe, travailleuse du sexe, prostitution, prostitute,
 prostituée, escorte, salon de massage, danseuse, sex trade, industrie du sexe
aged_12_15: 12 years old, 13 years old, 14 years old, 15 years old, 12 ans, 13 ans,
 14 ans, 15 ans, 12 yo, 13 yo, 14 yo, 15 yo, 13 year old, 14 year old, 15 year old,
 12 year old
aged_16_17: 16 years old, 17 years old, 16 ans, 17 ans, 16 yo, 17 yo, 16 year old,
 17 year old
"""

EXPLOITATION_TERMS: Final = """
sexual: sexual exploitation, sex trafficking, sexually exploited, pimp, pimped,
 forced prostitution, exploitation sexuelle, proxénète, proxénétisme, exploitée
 sexuellement, traite sexuelle, prostitution forcée, pimping, boyfriend pimp
labour: labour trafficking, labor trafficking, forced labour, forced labor,
 labour exploitation, work exploitation, travail forcé, exploitation au travail,
 exploitation par le travail, traite de main-d'oeuvre, exploited worker,
 travailleur exploité, abusive employer, employeur abusif, passport taken,
 passeport confisqué, bad boss, debt bondage, servitude pour dettes
domestic_servitude: domestic servitude, domestic servant, servitude domestique,
 domestic worker, travailleuse domestique, domestique, servitude, maid, bonne
forced_marriage: forced marriage, arranged marriage, mariage forcé, forced to marry,
 mariage arrangé, honour violence, crime d'honneur
criminal_activity: forced crime, forced criminality, drug mule, criminalité forcée,
 forced to sell drugs, gang, activités criminelles forcées, mule, forced criminal
 activity, forced theft
organ: organ, organ removal, organ trafficking, organe, trafic d'organes,
 prélèvement d'organes, kidney, rein
online: online exploitation, sextortion, cyber, internet exploitation, webcam,
 exploitation en ligne, sextorsion, cyberexploitation, images intimes,
 intimate images, luring, leurre
"""

FACT_TERMS: Final = """
always_open: 24/7, 24 7, 24h, 24 hours, 24 hour, round the clock, day and night,
 7 days, all night, jour et nuit, 24 heures, 24h/24, 24h 24, 24/24, 24 24, 7/7,
 24h 7j, en tout temps, toute la nuit, 7 jours sur 7, overnight
without_id: no id, without id, no identification, without identification, no ids,
 sans pièce d'identité, sans identité, sans pièces d'identité, sans carte, no papers,
 sans papier d'identité, sans papiers d'identité, pas de pièce d'identité, lost id,
 pas de papiers, no document, no documents, id not required, no passport,
 sans passeport, pas d'identité, aucune pièce d'identité
without_police_report: no police, without police, no police report,
 without police report, without reporting, no report, sans police, sans plainte,
 sans porter plainte, sans rapport de police, pas de police, pas de plainte,
 sans dénonciation, don't want police, afraid of police, peur de la police
without_status: any status, regardless of status, no status required,
 peu importe le statut, sans égard au statut, quel que soit le statut
self_referral: self referral, self-referral, no referral, without referral, walk in,
 sans référence, sans rendez-vous, no appointment, accès direct, auto-référence
with_children: kid, kids, child, children, baby, babies, infant, toddler, newborn,
 enfant, enfants, bébé, bébés, nourrisson, tout-petit, family, families, famille,
 familles, family shelter, nouveau-né, single mother, mère monoparentale,
 niño, niños, hijo, hija, hijos
with_pets: pet, pets, dog, dogs, cat, cats, animal, animals, chien, chiens, animaux,
 animal de compagnie, mon chat, chats, puppy, pet friendly, chienne, chatte
minors: minor, minors, underage, under 18, youth, teen, teens, teenager, teenagers,
 young person, mineur, mineure, mineurs, mineures, adolescent, adolescents, ado,
 ados, jeune, jeunes, moins de 18, moins de 18 ans, jeunesse, runaway, fugue,
 fugueuse, fugueur, runaways, young people
outside_area: out of region, out of area, from another city, from elsewhere,
 out of province, hors région, hors territoire, d'une autre ville, de l'extérieur,
 hors province, autre province
warm_transfer: warm transfer, warm handoff, warm hand off, warm referral,
 transfert accompagné, transfert personnalisé, référence accompagnée
wheelchair: wheelchair, wheelchair accessible, accessible, fauteuil roulant, ramp,
 rampe, mobilité réduite, accessibilité, elevator, ascenseur, walker
text_or_tty: text line, text message, texting, sms, tty, texto, ats, by text,
 par texto, text
free: free, no cost, no fee, gratuit, gratuite, sans frais, gratuitement,
 free of charge, no charge, no money
remote: online, virtual, remote, by phone, telephone, telehealth, over the phone,
 en ligne, virtuel, virtuelle, à distance, par téléphone, au téléphone, téléphone,
 zoom, video call, visioconférence, télésanté
interpreter: interpreter, interpreters, interprète, interprètes
trauma_informed: trauma informed, trauma-informed, tenant compte des traumatismes,
 sensible aux traumatismes, tenant compte des traumas
indigenous_led: indigenous led, indigenous-led, indigenous run, native run,
 dirigé par des autochtones, par et pour les autochtones, first nations led
faith_based: faith based, faith-based, christian, church, church run, religious,
 chrétien, chrétienne, religieux, église, mosque, mosquée, muslim, musulman,
 musulmane, confessionnel
"""

WISH_TERMS: Final = """
open_now: open now, open tonight, now, right now, tonight, ouvert maintenant,
 maintenant, ce soir, cette nuit, ouvert, open, immediately, immédiatement,
 tout de suite, at night, 3am, 3 am, midnight, minuit, after hours, la nuit, asap
free_places: space available, beds available, vacancy, vacancies, free bed,
 available bed, spot, place disponible, places disponibles, lit disponible,
 lits disponibles, lits libres, lit libre, has space, open beds, place libre
"""
