"""Headings in other languages: German, French, Spanish, Italian, Dutch, Polish, Czech, Turkish and Greek words.

All words stand as `headings.plain` leaves them: lower case, no accents, no punctuation.
"""

from __future__ import annotations

HEADINGS: dict[str, str] = {
    "name": "name des teilnehmers | name der teilnehmerin | wie heissen sie | ihr name | ihr vollstandiger name | "
    "wie ist ihr name | wie ist ihr vollstandiger name | wie lautet ihr name | nom et prenoms | votre nom | "
    "quel est votre nom | nom du participant | su nombre | como se llama | nombre del participante | "
    "nome e cognome | nome completo | cognome e nome | naam | volledige naam | imie i nazwisko | nazwisko i imie | "
    "jmeno a prijmeni | prijmeni a jmeno | ad soyad | adi soyadi | ονομα | ονοματεπωνυμο",
    "first name": "imie | jmeno | krestni jmeno | ad | adi | voornaam | rufname vorname | ihr vorname | votre prenom | "
    "su nombre de pila | primer nombre",
    "last name": "nazwisko | prijmeni | soyad | soyadi | achternaam | cognome | ihr nachname | zuname | "
    "votre nom de famille | επωνυμο",
    "email": "eposta | e posta | ihre emailadresse | ihre email | ihre email adresse | email adresse | "
    "dienstliche email | votre email | votre adresse email | adresse de messagerie | su correo electronico | "
    "correo corporativo | direccion de correo | direccion de correo electronico | indirizzo email | posta elettronica "
    "| adres email | emailadres | emailova adresa",
    "title": "funktionsbezeichnung | position im unternehmen | intitule de poste | votre poste | puesto de trabajo | "
    "ruolo aziendale | functie | stanowisko | pracovni pozice | pozice | unvan | organization title | job position",
    "role": "rol | rola | ruolo | ruolo nel programma | rolle im programm | role dans le programme | "
    "rol en el programa | programmrolle | teilnahme als | ich nehme teil als | participation en tant que | "
    "je souhaite etre | je participe en tant que | participo como | quiero ser | quiero participar como | "
    "mentor oder mentee | mentor ou mentore | mentor o aprendiz | mentor o mentorizado | rol en programa",
    "unit": "fachbereich | organisationseinheit | ressort | referat | departement service | pole | "
    "unidad | unidad de negocio | direccion general | reparto | dipartimento | afdeling | dzial | departament | "
    "oddeleni | utvar | birim | bolum | departman | τμημα",
    "team": "arbeitsgruppe | equipe de travail | equipo de trabajo | squadra | zespol | tym | takim | ekip | ομαδα",
    "site": "dienstort | niederlassung | werk | site de travail | bureau | lugar de trabajo | oficina | centro | "
    "sede di lavoro | vestiging | standplaats | lokalizacja | biuro | miasto | pobocka | mesto | sehir | ofis",
    "function": "berufsgruppe | fachgebiet | domaine | profesion u oficio | beroep | zawod | profese | meslek",
    "languages": "sprachkenntnisse | gesprochene sprachen | langues parlees | idiomas hablados | lingue | "
    "lingue parlate | talen | jezyk | jezyki | znajomosc jezykow | jazyk | jazyky | dil | diller | γλωσσες",
    "slots": "verfugbare zeiten | wann verfugbar | mogliche zeiten | zeiten | horaires | creneaux | "
    "creneaux disponibles | horarios | horario disponible | disponibilita | orari | beschikbaarheid | dostepnosc | "
    "terminy | dostupnost | casove moznosti | uygunluk | musait zamanlar",
    "time_zone": "huso horario | fuso orario | tijdzone | strefa czasowa | casove pasmo | saat dilimi",
    "rank": "besoldungsgruppe | entgeltgruppe | hierarchieebene | ebene | niveau hierarchique | echelon | categoria | "
    "nivel jerarquico | livello | stopien | szczebel | uroven | kademe",
    "manager": "vorgesetzte person | direkte fuhrungskraft | direkter vorgesetzter | disziplinarischer vorgesetzter | "
    "berichtet an | manager direct | responsable hierarchique | superieur direct | rattache a | "
    "responsable directo | responsable directa | jefe directo | jefa directa | reporta a | superior directo | "
    "responsabile | responsabile diretto | capo | leidinggevende | przelozony | przelozona | bezposredni przelozony | "
    "kierownik | nadrizeny | vedouci | yonetici | yoneticisi | προισταμενος",
    "offers": "bietet an | kann anbieten | starken | kenntnisse | propose | peut apporter | competences a partager | "
    "ofrece | puede ensenar | habilidades | competenze | offerte | vaardigheden | umiejetnosci | oferuje | "
    "dovednosti | nabizi | beceriler",
    "wants": "mochte lernen uber | lernwunsche | lernwunsch | lerninteressen | souhaite apprendre | "
    "veut apprendre | quiere aprender | desea aprender | temas de interes | vuole imparare | wil leren | "
    "leerdoelen | chce sie nauczyc | cele rozwojowe | chce se naucit | ogrenmek istedigi konular",
    "avoids": "vermeiden | nicht zusammen mit | nicht mit | a eviter | pas avec | evitar | no emparejar con | "
    "da evitare | niet met | unikac | nie z",
    "consent": "zustimmung | einverstandniserklarung | accord | consentement rgpd | consenso | toestemming | zgoda | "
    "zgoda na udzial | souhlas | onay | riza",
    "mentor_room": "anzahl mentees | wie viele mentees | nombre de mentores | numero de mentorizados | "
    "numero de aprendices | liczba podopiecznych",
    "room": "kapazitat | platze | capacite | capacidad | capacita | capaciteit | liczba miejsc | kapacita",
}
"""Whole headings by the field they mean, with `|` between them."""

QUESTIONS: tuple[tuple[str, str], ...] = (
    ("email", r"\b(email|mail)adresse\b|\badresse (e ?)?mail\b|\bcorreo electronico\b|\badres e ?mail\b"),
    ("slots", r"^(wann|quand|cuando|kiedy)\b.*\b(zeit|pass\w*|verfugbar\w*|treffen|frei|disponib\w+|libre\w*|"
     r"rencontrer|reunir\w*|vern?os|czas|spotka\w*)\b|\b(disponib\w+|verfugbar\w*|dostepn\w+)\b"),
    ("avoids", r"\bnicht (zusammenarbeiten|gepaart|zusammen\w*|vermittelt)\b"),
    ("avoids", r"\bne (souhaite\w*|voulez|veux)\b.* pas\b.*\b(associe|jumele|binome|travailler)\b"),
    ("avoids", r"\bno (quiere|quisiera|desea|prefiere)\b.*\b(emparejad\w*|trabajar|coincidir)\b"),
    ("avoids", r"\bz kim nie\b|\bs kym ne\w*"),
    ("wants", r"\b(mochte\w*|wollen|wurden|will)\b.*\b(lernen|verstehen|erfahren|verbessern)\b"),
    ("wants", r"\b(souhait\w*|aimer\w*|voul\w*|veux)\b.*\b(apprendre|comprendre|decouvrir|progresser)\b"),
    ("wants", r"\b(quier\w*|gustaria|desea\w*)\b.*\b(aprender|entender|conocer|mejorar)\b"),
    ("wants", r"\b(chc\w*)\b.*\b(nauczyc|naucit|dowiedziec)\b"),
    ("offers", r"\b(konnen|kannst|kann)\b.*\b(zeigen|erklaren|anbieten|weitergeben|beibringen|vermitteln|helfen)\b"),
    ("offers", r"\b(pouvez|pourriez|puis|peux)\b.*\b(montrer|expliquer|partager|transmettre|apporter|enseigner)\b"),
    ("offers", r"\b(puede\w*|podria\w*|puedo)\b.*\b(ensenar|mostrar|explicar|compartir|ofrecer)\b"),
    ("offers", r"\b(moze\w*|mozesz)\b.*\b(pokazac|nauczyc|wyjasnic|podzielic)\b"),
    ("languages", r"\b(jezyk\w*|lingue|talen)\b"),
    ("manager", r"\ban wen berichte\w*\b|\bqui est votre (manager|responsable|superieur)\b|\ba quien reporta\b|"
     r"\bquien es su (jefe|jefa|responsable)\b"),
    ("consent", r"\b(einverstanden|einwillig\w*|zustimm\w*)\b|\bstimme\b.*\bzu\b"),
    ("consent", r"\b(j ?accepte|j ?autorise|acceptez|consen\w+)\b|\b(acepta|acepto|autorizo|autoriza|consiento)\b"),
    ("consent", r"\b(zgoda|zgadzam|wyrazam)\b|\bsouhlas\w*\b"),
    ("mentor_room", r"\bwie viele (mentees|personen|menschen)\b|\bcombien de (mentores?|mentees|personnes)\b|"
     r"\bcuant[ao]s (mentees|mentorizad[ao]s|personas|aprendices)\b"),
    ("role", r"\b(mochten|wollen|mochte|will|souhait\w*|voulez|quier\w*|desea|chce\w*)\b.*\bmentor\w*\b"),
)  # fmt: skip
"""Questions of forms and the field they ask for; the first that fits counts."""

SPECIAL = (
    r"genero|pohlavi|plec|wiek|vek|cinsiyet|yas|dogum\w*|data urodzenia|fecha de nacimiento|date de naissance|"
    r"niepelnosprawn\w*|wyznanie|religia|nabozenstvi|narodowosc|narodnost|zdrowi\w*|zdrav\w*|engelli\w*|saglik|"
    r"eta|sesso|disabilita|salute|leeftijd|geslacht|gezondheid|beperking\w*|nationalite|nacionalidad|"
    r"staatsangehorigkeit|schwerbehinder\w*|familienstand|etat civil|estado civil|situation familiale|"
    r"ηλικια|φυλο|υγεια"
)
"""Words for personal background."""

PHOTOS = (
    r"\b(fot[oay]\w*|zdjec\w*|bild\w*|film\w*|image|imagen|video\w*|newsletter|rundmail\w*|publi\w*|immagin\w*)\b"
    r".*\b(acept\w*|autoriz\w*|zgod\w*|zgadzam|souhlas\w*|consen\w*|zustimm\w*|einverstanden|einwillig\w*)\b|"
    r"\b(acept\w*|autoriz\w*|zgod\w*|zgadzam|wyrazam|souhlas\w*|j ?autorise|j ?accepte|jautorise|jaccepte|consen\w*|"
    r"einverstanden|einwillig\w*|zustimm\w*)\b.*\b(fot[oay]\w*|zdjec\w*|bild\w*|film\w*|image|imagen|video\w*|"
    r"newsletter|rundmail\w*|publi\w*|immagin\w*)\b"
)
"""Consents to something else than taking part and what is kept."""
