"""Lists in other languages, form tools and encodings: is the same kind of cell read alike wherever it comes from?"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from rmtui.exchange.roster.encodings import most_plausible
from rmtui.exchange.roster.typed_lists import typed_table
from rmtui.programme.about import About
from rmtui.programme.programme import Programme, tables_of
from tests.exchange.test_roster_cases import shown, take

FOUR_DAYS = "; ".join(f"{day} {part}" for day in ("Mon", "Tue", "Wed", "Thu") for part in ("am", "pm", "evening"))

Right = Mapping[str, Mapping[str, object]]
"""What must stand in fields, by the name of a person."""

LISTS: Mapping[str, tuple[str, str, Right]] = {
    "languages, German, a semicolon between cells": (
        "Name;Rolle;Sprachen\nUte Grün;Mentor;Deutsch (Muttersprache), Englisch C1\n"
        "Jan Öz;Mentee;Englisch fließend / Türkisch\nKai Ost;Mentee;dt., engl.\nPia Ort;Mentee;keine Angabe\n",
        "cp1252",
        {
            "Ute Grün": {"languages": "German; English", "role": "mentor"}, "Pia Ort": {"languages": ""},
            "Jan Öz": {"languages": "English; Turkish"}, "Kai Ost": {"languages": "German; English"},
        },
    ),
    "languages, Spanish, an old Mac": (
        "Nombre completo;Idiomas;Rol\nIñaki Ruiz;Español nativo, inglés (avanzado);mentor\n"
        "Sol Díaz;inglés y francés;aprendiz\n",
        "mac-roman",
        {
            "Iñaki Ruiz": {"languages": "Spanish; English", "role": "mentor"},
            "Sol Díaz": {"languages": "English; French", "role": "mentee"},
        },
    ),
    "languages, Polish": (
        "Imię i nazwisko;E-mail;Języki;Rola\nŁukasz Wójcik;lw@x.example;polski (ojczysty), angielski - B2;mentor\n"
        "Agnieszka Żak;az@x.example;angielski;podopieczny\n",
        "cp1250",
        {
            "Łukasz Wójcik": {"languages": "Polish; English", "role": "mentor"},
            "Agnieszka Żak": {"languages": "English", "role": "mentee"},
        },
    ),
    "headings, Czech": (
        "Jméno a příjmení;E-mail;Oddělení;Role\nJiří Dvořák;jd@x.example;Účetní;mentor\n"
        "Šárka Žižková;sz@x.example;Výroba;mentee\n",
        "cp1250",
        {"Jiří Dvořák": {"unit": "Účetní"}, "Šárka Žižková": {"unit": "Výroba"}},
    ),
    "headings, Turkish": (
        "Ad Soyad;E-posta;Birim\nİbrahim Şahin;i@x.example;Satış\nÇağla Yıldız;c@x.example;Üretim\n",
        "cp1254",
        {"İbrahim Şahin": {"unit": "Satış"}, "Çağla Yıldız": {"unit": "Üretim", "email": "c@x.example"}},
    ),
    "headings, Greek": (
        "Όνομα;E-mail\nΓιώργος Παππάς;g@x.example\nΆννα Μαρή;a@x.example\n", "cp1253",
        {"Γιώργος Παππάς": {"email": "g@x.example"}, "Άννα Μαρή": {"email": "a@x.example"}},
    ),
    "times, German": (
        "Name;Rolle;Wann haben Sie Zeit?\nUte Grün;Mentor;Mo vormittags, Do nachmittags\n"
        "Kai Ost;Mentee;Montag 9-11 Uhr\n"
        "Pia Ort;Mentee;jederzeit außer Freitag\nAnja Au;Mentee;Mi ab 14 Uhr\nRolf Rau;Mentee;flexibel\n",
        "utf-8",
        {
            "Ute Grün": {"slots": "Mon am; Thu pm"}, "Kai Ost": {"slots": "Mon am"}, "Pia Ort": {"slots": FOUR_DAYS},
            "Anja Au": {"slots": ""}, "Rolf Rau": {"slots": ""},
        },
    ),
    "times, Spanish and Polish": (
        "Nombre;Apellidos;Disponibilidad\nSol;Díaz;lunes por la mañana\nIñaki;Ruiz;cualquier día menos viernes\n"
        "Ewa;Żak;poniedziałek rano\nJan;Mak;każdy dzień oprócz piątku\n",
        "utf-16",
        {
            "Sol Díaz": {"slots": "Mon am"}, "Iñaki Ruiz": {"slots": FOUR_DAYS},
            "Ewa Żak": {"slots": "Mon am"}, "Jan Mak": {"slots": FOUR_DAYS},
        },
    ),
    "a date somebody began is no time to meet": (
        "Name;Rolle;Wann haben Sie angefangen?\nUte Grün;Mentor;2019\nJan Öz;Mentee;2019\n", "utf-8",
        {"Ute Grün": {"slots": ""}, "Jan Öz": {"slots": ""}},
    ),
    "managers by number, German": (
        "Personalnr.;Nachname;Vorname;Vorgesetzter (Pers.-Nr.)\n007;Grün;Ute;\n008;Öz;Jan;7\n009;Ost;Kai;Grün, Ute\n",
        "cp1252",
        {"Jan Öz": {"manager": "Ute Grün"}, "Kai Ost": {"manager": "Ute Grün"}, "Ute Grün": {"manager": ""}},
    ),
    "managers by number, Spanish": (
        "ID empleado;Nombre y apellidos;Responsable directo\nE1;Sol Díaz;\nE2;Iñaki Ruiz;Díaz, Sol (E1)\n", "utf-8",
        {"Iñaki Ruiz": {"manager": "Sol Díaz"}, "Sol Díaz": {"manager": ""}},
    ),
    "consent beside photographs, German": (
        "Name;Einwilligung Fotos;Ich bin mit der Speicherung meiner Antworten einverstanden\nUte Grün;Nein;Ja\n"
        "Jan Öz;Ja;Nein\n", "utf-8", {"Ute Grün": {"consent": "yes"}, "Jan Öz": {"consent": "no"}},
    ),
    "consent beside photographs, French": (
        "Nom complet,J'autorise l'utilisation de mon image,J'accepte que mes réponses soient conservées\n"
        "Zoé Héry,Non,Oui\nLuc Noël,Oui,Non\n",
        "cp1252", {"Zoé Héry": {"consent": "yes"}, "Luc Noël": {"consent": "no"}},
    ),
    "consent beside photographs, Polish": (
        "Imię i nazwisko,Zgoda na zdjęcia,Zgoda na przetwarzanie danych\nEwa Żak,Nie,Tak\nJan Mak,Tak,Nie\n",
        "utf-8", {"Ewa Żak": {"consent": "yes"}, "Jan Mak": {"consent": "no"}},
    ),
    "roles in sentences, German": (
        "Name;Rolle\nUte Grün;Ich suche einen Mentor\nJan Öz;Ich möchte Mentorin sein\nPia Ort;beides\n"
        "Kai Ost;Lernende\nEva Eis;Ich möchte gerne eine Mentorin\n",
        "utf-8",
        {
            "Ute Grün": {"role": "mentee"}, "Jan Öz": {"role": "mentor"}, "Pia Ort": {"role": "both"},
            "Kai Ost": {"role": "mentee"}, "Eva Eis": {"role": "mentee"},
        },
    ),
    "roles in sentences, French and Spanish": (
        "Nom complet;Je souhaite être\nZoé Héry;mentor\nLuc Noël;mentoré\nEve Petit;les deux\n"
        "Sol Díaz;Busco un mentor\n"
        "Iñaki Ruiz;Quiero ser mentora\nTom Gros;Je souhaite avoir un mentor\nUgo Neri;mentore\n",
        "utf-8",
        {
            "Zoé Héry": {"role": "mentor"}, "Luc Noël": {"role": "mentee"}, "Eve Petit": {"role": "both"},
            "Sol Díaz": {"role": "mentee"}, "Iñaki Ruiz": {"role": "mentor"}, "Tom Gros": {"role": "mentee"},
            "Ugo Neri": {"role": ""},
        },
    ),
    "yes to the question as a mentor": (
        "Name;Möchten Sie als Mentor teilnehmen?\nUte Grün;Ja\nJan Öz;Nein\n", "utf-8",
        {"Ute Grün": {"role": "mentor"}, "Jan Öz": {"role": ""}},
    ),
    "a grid of choices, German": (
        "Name;Rolle;Was können Sie zeigen? [Kurzvideo];Was können Sie zeigen? [Tabellen]\nUte Grün;Mentor;Ja;Nein\n"
        "Jan Öz;Mentor;Nein;Ja\n", "utf-8", {"Ute Grün": {"offers": "Kurzvideo"}, "Jan Öz": {"offers": "Tabellen"}},
    ),
    "a grid of days, French": (
        "Nom complet,Quand êtes-vous disponible ? [Lundi],Quand êtes-vous disponible ? [Mardi]\nZoé Héry,Matin,\n"
        "Luc Noël,,Après-midi\n", "utf-8", {"Zoé Héry": {"slots": "Mon am"}, "Luc Noël": {"slots": "Tue pm"}},
    ),
    "two rows of headings, German": (
        "ID;Wie heißen Sie?;Was möchten Sie lernen?;;;Rolle\n"
        ";Offene Antwort;Excel;KI;Sonstiges (bitte angeben);Antwort\n"
        "1;Ann Lee;Excel;;;Mentee\n2;Ben Fox;;KI;Braille;Mentee\n",
        "utf-8", {"Ann Lee": {"wants": "Excel"}, "Ben Fox": {"wants": "KI; Braille"}},
    ),
    "names a form tool fills in, German": (
        "ID;Startzeit;E-Mail;Name;Wie ist Ihr vollständiger Name?;Ihre E-Mail-Adresse\n"
        "1;x;anonymous;anonymous;Ute Grün;u@x.example\n2;x;anonymous;anonymous;Jan Öz;j@x.example\n",
        "utf-8", {"Ute Grün": {"email": "u@x.example"}, "Jan Öz": {"email": "j@x.example"}},
    ),
    "personal background, Spanish and Polish": (
        "Nombre completo,Idiomas o discapacidad,Género,Wiek,Niepełnosprawność\nSol Díaz,sorda,F,44,tak\n",
        "utf-8", {"Sol Díaz": {"languages": "", "tags": ""}},
    ),
    "people to avoid, German and French": (
        "Name;Mit wem möchten Sie nicht gepaart werden?\nUte Grün;Frau Öz\nJana Öz;nein\nKai Ost;Herr Blau\n", "utf-8",
        {"Ute Grün": {"avoids": "Jana Öz"}, "Jana Öz": {"avoids": ""}, "Kai Ost": {"avoids_named": "Herr Blau"}},
    ),
    "totals and footers": (
        "Imię i nazwisko;Dział\nEwa Żak;IT\nSous-total RH;1\nRazem;1\nWygenerowano 2026-05-01;\n", "utf-8",
        {"Ewa Żak": {}},
    ),
    "two lists joined, the second with other headings": (
        "name,role,email\nAnn Lee,mentor,a@x.example\n\nFull name,E-mail address,Department,Phone,Role\n"
        "Cleo Day,c@x.example,Sales,123,mentee\n",
        "utf-8",
        {"Ann Lee": {"unit": ""}, "Cleo Day": {"unit": "Sales", "role": "mentee", "email": "c@x.example"}},
    ),
    "two lists joined, the second with names in two columns": (
        "Name;Rolle;Abteilung\nAnn Lee;Mentor;IT\n\nVorname;Nachname;E-Mail\nCleo;Day;c@x.example\n", "utf-8",
        {"Ann Lee": {"unit": "IT"}, "Cleo Day": {"unit": "", "email": "c@x.example"}},
    ),
    "a numbered list below its title": (
        "Teilnehmerliste\n\n1. Ute Grün\n(2) Jan Öz\n#3 Kai Ost\n4 - Pia Ort\n", "utf-8",
        {"Ute Grün": {}, "Jan Öz": {}, "Kai Ost": {}, "Pia Ort": {}},
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_becomes_what_it_says(kind: str) -> None:
    text, encoding, right = LISTS[kind]
    _, after = take(text.encode(encoding))
    programme = Programme(after)
    people = {person.name: person for person in programme.people.all()}
    assert set(people) == set(right)
    read = {name: {field: shown(people[name], field, programme) for field in want} for name, want in right.items()}
    assert read == {name: dict(want) for name, want in right.items()}


NAMES = {
    "cp1250": ("Jan Novák;Účetnictví\nPetr Beneš;Řízení", "Jiří Malý\nTomáš Král", "Győző Szűcs\nZoltán Ördög",
               "Łukasz Wójcik\nAgnieszka Żak", "Marko Čović\nĐuro Šimić", "Imię i nazwisko\nJan Kowalski;Kraków"),
    "cp1252": ("Jürgen Weiß\nRenée Çelik\nSøren Peña", "Zoé Héry\nFrançois Lemaître\nHélène", "Iñaki Ruiz\nSol Díaz",
               "João Gonçalves\nInês Araújo", "Søren Kjær\nBjørn Åse\nHåkon", "Nicolò Cattò", "Guðrún Þórsdóttir"),
    "mac-roman": ("Iñaki Ruiz\nSol Díaz", "Hélène Lefèvre\nNoël", "Søren Kjær"),
    "cp850": ("Jürgen Weiß\nGeschäftsführung",),
    "cp1253": ("Γιώργος Παππάς\nΆννα Μαρή",),
    "cp1254": ("İbrahim Şahin;Satış\nÇağla Yıldız", "Ayşe Yılmaz\nMehmet Öztürk"),
    "cp1251": ("Иван Петров\nАнна Смирнова",),
}  # fmt: skip
"""Names as lists of one country hold them, by the encoding of that country."""


@pytest.mark.parametrize(("encoding", "names"), [(one, names) for one, several in NAMES.items() for names in several])
def test_names_come_out_of_the_encoding_of_their_country(encoding: str, names: str) -> None:
    data = names.encode(encoding)
    assert data.decode(most_plausible(data), "replace") == names


def test_what_is_not_kept_or_was_parted_is_said() -> None:
    plan, _ = take(
        b'name,languages,wants\nA B,English (fluent),"Public speaking, including to groups"\n'
        b'C D,"EN, en-GB","Video, Short and long"\n'
    )
    [levels] = [remark for remark in plan.remarks if "How well" in remark]
    assert "(line 2)" in levels
    [parted] = [remark for remark in plan.remarks if "commas were read as parting choices" in remark]
    assert '"Public speaking", "including to groups", "Video", "Short and long"' in parted
    assert plan.needs_a_look


def test_commas_between_choices_that_stand_apart_elsewhere_need_no_word() -> None:
    plan, _ = take(b'name,wants\nA B,"AI, Video"\nC D,"Video, Budgets"\nE F,"Budgets, AI"\n')
    assert not [remark for remark in plan.remarks if "commas" in remark]


def test_whoever_was_taken_for_one_word_is_said() -> None:
    plan, _ = take(b"name,manager,avoids\nGreta Olsen,,\nA B,Mrs Olsen,\nC D,,Greta\n")
    said = [remark for remark in plan.remarks if "was taken for Greta Olsen" in remark]
    assert len(said) == 2


def test_typed_names_say_whom_somebody_reports_to_and_an_address_line_is_several_people() -> None:
    typed = (
        "Asha Rao, mentor, reports to Martin Vale\nUte Ost, mentor, manager: Martin Vale\n"
        "Ben Fox <ben@x.example>; Cid Ash <cid@x.example>"
    )
    table = typed_table(typed, Programme(tables_of([About()])))
    assert table is not None
    read = [dict(zip(table.headings, row.cells, strict=True)) for row in table.rows]
    assert [(one["name"], one["manager"], one["email"], one["title"], one["unit"]) for one in read] == [
        ("Asha Rao", "Martin Vale", "", "", ""), ("Ute Ost", "Martin Vale", "", "", ""),
        ("Ben Fox", "", "ben@x.example", "", ""), ("Cid Ash", "", "cid@x.example", "", ""),
    ]  # fmt: skip
