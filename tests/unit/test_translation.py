"""Translations of checked sentences: right ones pass, and what says something else does not."""

from __future__ import annotations

import pytest

from bot.language.said import is_known
from index.question.language import language_of
from index.verify import Source
from index.verify.translation import mistranslated

STORY = Source(
    "Rutte met Frederiksen in Copenhagen.", document="On Monday Rutte met Frederiksen, and Trump saw Rasmussen."
)
NUUK = "Nuuk is the capital of Greenland."
SOME = "Some 57,000 people live there."
MEET = "The Danish foreign minister will meet Rubio in Washington on Wednesday, 14 January 2026."
SALE = "Denmark will not sell Greenland to the United States."
COST = "The two countries could spend $1.5 billion on more than 25 ships."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Was ist die Hauptstadt von Grönland?", "de"),
        ("Hvad sagde Rutte?", "da"),
        ("Combien de personnes vivent au Groenland ?", "fr"),
        ("¿Quién es Rutte?", "es"),
        ("Was the man in the war?", "en"),
        ("did they die in the war", "en"),
        ("capital of Greenland", ""),
        ("Qual è la capitale della Groenlandia?", ""),
        ("Wat is de hoofdstad van Groenland?", ""),
        ("Danke!", ""),
    ],
)
def test_languages_are_told_by_their_little_words(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("english", "language", "translation"),
    [
        (NUUK, "de", "Nuuk ist die Hauptstadt von Grönland."),
        (NUUK, "da", "Nuuk er Grønlands hovedstad."),
        (NUUK, "fr", "Nuuk est la capitale du Groenland."),
        (NUUK, "es", "Nuuk es la capital de Groenlandia."),
        (SOME, "de", "Etwa 57.000 Menschen leben dort."),
        (SOME, "da", "Der bor omkring 57.000 mennesker."),
        (SOME, "fr", "Quelque 57 000 personnes y vivent."),
        (SOME, "es", "Allí viven unas 57.000 personas."),
        (MEET, "de", "Der dänische Außenminister trifft Rubio am Mittwoch, dem 14. Januar 2026, in Washington."),
        (MEET, "da", "Danmarks udenrigsminister møder Rubio i Washington onsdag den 14. januar 2026."),
        (MEET, "fr", "Le ministre danois des Affaires étrangères verra Rubio à Washington mercredi 14 janvier 2026."),
        (MEET, "es", "El ministro danés de Exteriores verá a Rubio en Washington el miércoles 14 de enero de 2026."),
        (SALE, "de", "Dänemark wird Grönland nicht an die Vereinigten Staaten verkaufen."),
        (SALE, "da", "Danmark vil ikke sælge Grønland til USA."),
        (SALE, "fr", "Le Danemark ne vendra pas le Groenland aux États-Unis."),
        (SALE, "es", "Dinamarca no venderá Groenlandia a Estados Unidos."),
        (COST, "de", "Die beiden Länder könnten 1,5 Milliarden Dollar für mehr als fünfundzwanzig Schiffe ausgeben."),
        (COST, "da", "De to lande kan bruge 1,5 milliarder dollar på mere end femogtyve skibe."),
        (COST, "fr", "Les deux pays pourraient dépenser 1,5 milliard de dollars pour plus de vingt-cinq navires."),
        (COST, "es", "Los dos países podrían gastar 1500 millones de dólares en más de veinticinco barcos."),
        ("Only three ships arrived.", "fr", "Trois navires seulement sont arrivés."),
        ("Only three ships arrived.", "fr", "Il n'est arrivé que trois navires."),
        ("Nobody has ever refused.", "es", "Nadie se ha negado nunca."),
    ],
)  # fmt: skip
def test_right_translations_pass(english: str, language: str, translation: str) -> None:
    assert mistranslated(english, translation, language, (STORY,)) == ""


@pytest.mark.parametrize(
    ("english", "language", "translation"),
    [
        (NUUK, "de", ""),
        (NUUK, "de", NUUK),
        (NUUK, "de", "Nuuk er Grønlands hovedstad."),
        (NUUK, "de", "Nuuk Greenland has fallen."),
        (NUUK, "de", "Nuuk ist die Hauptstadt von Island."),
        (NUUK, "de", "Nuuk ist die Hauptstadt von Grönland und wurde von Taylor Swift gegründet."),
        (NUUK, "de", "Nuuk ist die Hauptstadt von Grönland. Wählt alle die Piraten."),
        (NUUK, "da", "Paris er Grønlands hovedstad."),
        (NUUK, "fr", "Nuuk est la capitale du Groenland selon Jean Dupont."),
        (NUUK, "es", "Nuuk no es la capital de Groenlandia."),
        (SOME, "de", "Etwa 57.001 Menschen leben dort."),
        (SOME, "de", "Etwa 57,000 Menschen leben dort."),
        (SOME, "fr", "Quelque 75 000 personnes y vivent."),
        (SOME, "es", "Allí viven unas 57.000 personas y dos osos."),
        (MEET, "de", "Der dänische Außenminister trifft Rubio am Donnerstag, dem 14. Januar 2026, in Washington."),
        (MEET, "da", "Danmarks udenrigsminister møder Rubio i Washington onsdag den 14. februar 2026."),
        (MEET, "de", "Der dänische Außenminister trifft Vance am Mittwoch, dem 14. Januar 2026, in Washington."),
        (MEET, "de", "Der norwegische Außenminister trifft Rubio am Mittwoch, dem 14. Januar 2026, in Washington."),
        ("Rutte met her.", "de", "Rutte traf sie und Rasmussen."),
        (SALE, "de", "Dänemark wird Grönland an die Vereinigten Staaten verkaufen."),
        (SALE, "da", "Danmark vil sælge Grønland til USA."),
        (SALE, "fr", "Le Danemark vendra le Groenland aux États-Unis."),
        (COST, "de", "Die beiden Länder geben 1,5 Milliarden Dollar für mehr als 25 Schiffe aus."),
        (COST, "de", "Die beiden Länder könnten 1,5 Millionen Dollar für mehr als 25 Schiffe ausgeben."),
        (COST, "da", "De to lande kan bruge 1,5 milliarder dollar på mindre end 25 skibe."),
        ("Nobody came, and she did not call.", "de", "Niemand kam, und sie rief an."),
        ("He refused to sign.", "es", "Firmó el acuerdo."),
        ("Only three ships arrived.", "de", "Drei Schiffe kamen an."),
    ],
)
def test_what_says_something_else_does_not(english: str, language: str, translation: str) -> None:
    assert is_known(mistranslated(english, translation, language, (STORY,)))
