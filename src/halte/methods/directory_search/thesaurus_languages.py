"""What languages are called by those who speak them and those who ask for them.

The name of each language in English and French is known from its code list; here
is what else people write. A country or an origin stands for its main language only
where hardly anything else can be meant.
"""

from __future__ import annotations

from typing import Final

LANGUAGE_TERMS: Final = """
en: anglais, anglaise, anglophone, anglophones, english speaking
fr: french, francophone, francophones, français, française, french speaking,
 in french, en français
ase: asl, sign language, langue des signes, signs, american sign
fcs: lsq, quebec sign, langue des signes québécoise
atj: atikamekw, atikamek
bla: blackfoot, siksika, pied-noir
chp: dene, denesuline, chipewyan, déné
cr: cree, crie, cris, nehiyawewin, eeyou, swampy cree, oji-cree, cri
iu: inuktitut, inuktut, inuinnaqtun
mic: mikmaq, mi'kmaq, micmac, mi'kmaw
moe: innu, innu-aimun, montagnais
moh: mohawk, kanienkeha, agnier
oj: ojibwe, ojibway, ojibwa, anishinaabemowin, anishinabe, saulteaux, ojibwé
crg: michif, mitchif
ak: twi, akan
am: amharic, ethiopian, amharique
ar: arabic, arabe, syrian, arabophone
bn: bengali, bangla, bangladeshi
cmn: mandarin, chinese, putonghua, chinois, chinoise
yue: cantonese, cantonais, hong kong
cs: czech, tchèque
de: german, allemand
el: greek, grec, grecque
es: spanish, espagnol, espagnole, hispanic, latina, latino, español, mexican,
 mexicaine, hispanophone, spanish speaking, colombian, guatemalan
fa: persian, farsi, persan, iranian, iranienne
prs: dari, afghan, afghane
ps: pashto, pachto, pushto
gu: gujarati
he: hebrew, hébreu
hi: hindi
ht: haitian creole, creole, kreyol, haitian, créole, créole haïtien, haïtienne,
 haïtien
hu: hungarian, hongrois, hongroise, magyar
id: indonesian, bahasa, indonésien
it: italian, italien, italienne
ja: japanese, japonais, japonaise
km: khmer, cambodian, cambodgien
ko: korean, coréen, coréenne
ln: lingala, congolese
my: burmese, birman
ne: nepali, népalais
pa: punjabi, panjabi, pendjabi, punjabie, sikh
pl: polish, polonais, polonaise
pt: portuguese, portugais, portugaise, brazilian, brésilienne, brésilien
ro: romanian, roumain, roumaine
ru: russian, russe
rw: kinyarwanda, rwandais, kirundi
sk: slovak, slovaque
so: somali, somalian, somalienne
sq: albanian, albanais
sr: serbian, croatian, serbe, croate, bosnian
sw: swahili, kiswahili
ta: tamil, tamoul, tamoule
th: thai, thaï, thaïlandais, thaïlandaise
ti: tigrinya, eritrean, tigrigna, érythréenne
tl: tagalog, filipino, filipina, pilipino, philippine, philippin, philippines
tr: turkish, turc, turque
uk: ukrainian, ukrainien, ukrainienne
ur: urdu, ourdou, pakistani
vi: vietnamese, vietnamien, vietnamienne
wo: wolof, senegalese
"""
