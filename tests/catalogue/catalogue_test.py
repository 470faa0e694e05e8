"""Tests of the catalogue's files: every record is well formed, and names say clearly who is meant."""

import collections
import datetime
import json
import re
import subprocess
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "catalogue"
DATA = ROOT.parent / "shared/data/actors"
PROTO = ROOT / "protos/parallax/v1/catalogue.proto"

sys.path.insert(0, str(CATALOGUE))

from builder.model import name_key  # noqa: E402

MAX_BYTES = 3_000_000

# ISO 3166 codes of the 193 members of the United Nations.
UN_MEMBERS = """
    AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL
    CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW
    GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU
    LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK
    PL PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO
    TR TT TV TZ UA UG US UY UZ VA VC VE VN VU WS YE ZA ZM ZW
    """.split()
OBSERVERS = {"VA"}

# States whose capital has the state's name, or that have none: a seat would add nothing.
WITHOUT_SEAT = {"DJ", "LU", "MC", "SC", "SG", "SM"}

# Pairs of entities that bear one name at once; the document decides.
SHARED_NAMES = {
    ("ansar-al-islam", "islamic-state-mozambique"),  # Ansar al-Sunna
    ("hdp", "peoples-democratic-party-nigeria"),  # Peoples' Democratic Party
}


def records_by_file():
    """The records of every file, by its path below catalogue/."""
    files = {}
    for path in sorted(CATALOGUE.rglob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            files[str(path.relative_to(CATALOGUE))] = [json.loads(line) for line in lines]
    return files


def merged(files):
    """Records with the same id added up, as the reader of the catalogue does."""
    entities = {}
    for records in files.values():
        for record in records:
            entity = entities.setdefault(record["id"], {"id": record["id"], "type": record["type"], "names": [],
                                                        "relations": [], "external_ids": {}})
            entity["names"] += record.get("names", [])
            entity["relations"] += record.get("relations", [])
            entity["external_ids"].update(record.get("external_ids", {}))
    return entities


def enum_values(name):
    """The values of an enum as the contract defines it."""
    body = re.search(rf"enum {name} {{(.*?)\n}}", PROTO.read_text(encoding="utf-8"), re.DOTALL).group(1)
    return set(re.findall(r"^\s*([A-Z_]+) = \d+;", body, re.MULTILINE))


def message_fields(name):
    """The fields of a message as the contract defines it."""
    body = re.search(rf"message {name} {{(.*?)\n}}", PROTO.read_text(encoding="utf-8"), re.DOTALL).group(1)
    return set(re.findall(r"(\w+) = \d+;", body))


def is_date(text):
    """Whether the text is a day, a month or a year of ISO 8601."""
    try:
        datetime.date.fromisoformat((text + "-01-01")[:10] if len(text) in (4, 7) else text)
    except ValueError:
        return False
    return True


def overlap(one, other):
    """Whether two dated names can mean their entities on the same day."""
    start = max(one.get("valid_from", ""), other.get("valid_from", ""))
    return start < min(one.get("valid_to") or "9999", other.get("valid_to") or "9999")


class CatalogueCase(unittest.TestCase):
    """Reads the catalogue once."""

    @classmethod
    def setUpClass(cls):
        cls.files = records_by_file()
        cls.entities = merged(cls.files)

    def each(self):
        for file, records in self.files.items():
            for record in records:
                yield f"{file}: {record['id']}", record

    def find(self, entity_id):
        self.assertIn(entity_id, self.entities)
        return self.entities[entity_id]

    def texts(self, entity_id, kind=None):
        return {n["text"] for n in self.find(entity_id)["names"] if kind is None or n["kind"] == f"NAME_KIND_{kind}"}


class CatalogueTest(CatalogueCase):

    def test_holds_thousands_of_entities_in_less_than_three_megabytes(self):
        self.assertGreater(len(self.entities), 5000)
        self.assertLess(sum((CATALOGUE / file).stat().st_size for file in self.files), MAX_BYTES)

    def test_every_field_is_one_of_the_contract(self):
        fields = {message: message_fields(message) for message in ("CatalogueEntity", "EntityName", "EntityRelation")}
        for where, record in self.each():
            self.assertLessEqual(set(record), fields["CatalogueEntity"], where)
            for name in record.get("names", []):
                self.assertLessEqual(set(name), fields["EntityName"], where)
            for relation in record.get("relations", []):
                self.assertLessEqual(set(relation), fields["EntityRelation"], where)

    def test_every_enum_value_is_one_of_the_contract(self):
        types, kinds, relations = map(enum_values, ("EntityType", "NameKind", "RelationKind"))
        for where, record in self.each():
            self.assertIn(record["type"], types - {"ENTITY_TYPE_UNSPECIFIED"}, where)
            for name in record.get("names", []):
                self.assertIn(name["kind"], kinds - {"NAME_KIND_UNSPECIFIED"}, where)
            for relation in record.get("relations", []):
                self.assertIn(relation["kind"], relations - {"RELATION_KIND_UNSPECIFIED"}, where)

    def test_ids_are_slugs_sorted_and_unique_within_a_file(self):
        for file, records in self.files.items():
            ids = [record["id"] for record in records]
            self.assertEqual(ids, sorted(set(ids)), file)
            for entity_id in ids:
                self.assertRegex(entity_id, r"^[a-z0-9]+(-[a-z0-9]+)*$", file)

    def test_files_that_add_up_agree_on_the_type(self):
        for where, record in self.each():
            self.assertEqual(record["type"], self.entities[record["id"]]["type"], where)

    def test_every_record_says_what_it_is_and_where_it_comes_from(self):
        for where, record in self.each():
            self.assertTrue(record["name"].strip(), where)
            self.assertTrue(record["source"], where)

    def test_every_entity_has_a_name_to_be_found_by(self):
        for entity_id, entity in self.entities.items():
            self.assertTrue(entity["names"], entity_id)

    def test_names_are_clean_text_of_at_least_two_characters(self):
        for where, record in self.each():
            self.assertNotRegex(record.get("name", ""), r"[_<>{}|@#]", where)
            for name in record.get("names", []):
                self.assertGreaterEqual(len(name["text"]), 2, where)
                self.assertEqual(" ".join(name["text"].split()), name["text"], where)
                self.assertNotRegex(name["text"], r"[_’‘`<>{}|@#]", where)

    def test_names_do_not_begin_with_an_article_in_lower_case(self):
        # "the West" would hide "West Bank" from a matcher that reads from the left.
        for where, record in self.each():
            for name in record.get("names", []):
                self.assertNotRegex(name["text"], r"^(the|a|an) ", where)

    def test_a_record_does_not_repeat_a_name(self):
        for where, record in self.each():
            names = [tuple(sorted(name.items())) for name in record.get("names", [])]
            self.assertEqual(len(names), len(set(names)), where)

    def test_people_are_not_found_by_a_short_word(self):
        for where, record in self.each():
            for name in record.get("names", []):
                if record["type"] == "ENTITY_TYPE_PERSON" and name["kind"] == "NAME_KIND_NAME":
                    self.assertGreaterEqual(len(name["text"]), 5, f"{where}: {name['text']}")

    def test_acronyms_have_no_inner_words(self):
        for where, record in self.each():
            for name in record.get("names", []):
                if name["kind"] == "NAME_KIND_ACRONYM":
                    self.assertLessEqual(len(name["text"].split()), 2, f"{where}: {name['text']}")

    def test_dates_are_iso_days_or_years_in_order(self):
        for where, record in self.each():
            for dated in record.get("names", []) + record.get("relations", []):
                for field in ("valid_from", "valid_to"):
                    self.assertTrue(field not in dated or is_date(dated[field]), f"{where}: {dated}")
                if "valid_from" in dated and "valid_to" in dated:
                    self.assertLessEqual(dated["valid_from"][:4], dated["valid_to"][:4], f"{where}: {dated}")

    def test_relations_point_to_known_entities(self):
        for where, record in self.each():
            for relation in record.get("relations", []):
                self.assertIn(relation["object_id"], self.entities, where)
                self.assertNotEqual(relation["object_id"], record["id"], where)

    def test_every_member_of_the_united_nations_has_a_demonym_and_a_seat(self):
        states = {entity["external_ids"].get("iso3166"): entity for entity in self.entities.values()
                  if entity["type"] == "ENTITY_TYPE_STATE"}
        self.assertEqual(len(set(UN_MEMBERS) - OBSERVERS), 193)
        for code in UN_MEMBERS:
            kinds = {name["kind"] for name in states[code]["names"]}
            self.assertIn("NAME_KIND_NAME", kinds, code)
            self.assertTrue("NAME_KIND_DEMONYM" in kinds or code in OBSERVERS, code)
            self.assertTrue("NAME_KIND_SEAT" in kinds or code in WITHOUT_SEAT | OBSERVERS, code)

    def test_disputed_states_and_nations_are_there(self):
        for entity_id in ("palestine", "kosovo", "taiwan", "vatican-city", "western-sahara", "hong-kong", "macau",
                          "scotland", "soviet-union", "yugoslavia"):
            self.assertEqual(self.find(entity_id)["type"], "ENTITY_TYPE_STATE")

    def test_two_entities_do_not_share_a_name_at_once(self):
        bearers = collections.defaultdict(list)
        for entity in self.entities.values():
            for name in entity["names"]:
                if name["kind"] == "NAME_KIND_NAME":
                    bearers[name_key(name["text"])].append((entity["id"], name))
        shared = {(min(one, other), max(one, other)): name["text"]
                  for names in bearers.values() for i, (one, name) in enumerate(names)
                  for other, other_name in names[:i] if one != other and overlap(name, other_name)}
        self.assertEqual({pair: text for pair, text in shared.items() if pair not in SHARED_NAMES}, {})

    def test_only_people_organisations_and_armed_groups_lead(self):
        for entity in self.entities.values():
            leads = [r for r in entity["relations"] if r["kind"] == "RELATION_KIND_LEADS"]
            if leads:
                self.assertIn(entity["type"].removeprefix("ENTITY_TYPE_"), {"PERSON", "ORG", "ARMED_GROUP"},
                              entity["id"])


class CuratedTest(CatalogueCase):
    """What the sample articles need."""

    def on(self, day, text):
        """The ids of the entities that a name means on a day."""
        return {entity["id"] for entity in self.entities.values() for name in entity["names"]
                if name["text"] == text and name["kind"] != "NAME_KIND_EPITHET"
                and name.get("valid_from", "") <= day < (name.get("valid_to") or "9999")}

    def test_kabul_stands_for_whoever_governs(self):
        self.assertEqual(self.on("1990-01-01", "Kabul"), {"afghanistan"})
        self.assertEqual(self.on("1999-01-01", "Kabul"), {"taliban"})
        self.assertEqual(self.on("2010-01-01", "Kabul"), {"islamic-republic-of-afghanistan"})
        self.assertEqual(self.on("2021-08-14", "Kabul"), {"islamic-republic-of-afghanistan"})
        self.assertEqual(self.on("2021-08-15", "Kabul"), {"taliban"})

    def test_the_afghan_government_changes_with_the_fall_of_kabul(self):
        self.assertEqual(self.on("2015-05-01", "Afghan government"), {"islamic-republic-of-afghanistan"})
        self.assertEqual(self.on("2025-05-01", "Afghan government"), {"taliban"})
        self.assertEqual(self.on("2025-05-01", "Islamic Emirate"), {"taliban"})
        self.assertEqual(self.on("2015-05-01", "Islamic Republic of Afghanistan"), {"islamic-republic-of-afghanistan"})
        self.assertEqual(self.on("2025-05-01", "Afghanistan"), {"afghanistan"})

    def test_the_resistance_front_is_found_by_its_many_names(self):
        front = "national-resistance-front"
        self.assertLessEqual({"National Resistance Front", "NRF", "Panjshir Resistance"}, self.texts(front))
        self.assertLessEqual({"resistance front", "virtual resistance front"}, self.texts(front, "EPITHET"))

    def test_the_khorasan_branch_is_found_by_its_many_names(self):
        self.assertLessEqual({"ISIS-K", "ISKP", "ISSK", "ISS-K", "IS-K", "Islamic State-Khorasan", "ISIS-Khorasan",
                              "Islamic StateKhorasan"}, self.texts("islamic-state-khorasan"))

    def test_damaged_names_of_the_sample_articles_are_known(self):
        self.assertIn("TehreekeTaliban Pakistan", self.texts("tehrik-i-taliban-pakistan", "MISSPELLING"))
        self.assertIn("Badruddin Haqanni", self.texts("badruddin-haqqani", "MISSPELLING"))

    def test_seats_stand_for_their_governments(self):
        seats = {"Washington": "united-states", "White House": "united-states", "Kremlin": "russia", "Moscow": "russia",
                 "Beijing": "china", "New Delhi": "india", "Islamabad": "pakistan", "Dushanbe": "tajikistan",
                 "Tehran": "iran", "Pyongyang": "north-korea"}
        for text, entity_id in seats.items():
            self.assertIn(text, self.texts(entity_id, "SEAT"))

    def test_moscow_stood_for_the_soviet_union(self):
        self.assertEqual(self.on("1985-01-01", "Moscow"), {"soviet-union"})
        self.assertEqual(self.on("2024-01-01", "Moscow"), {"russia"})

    def test_demonyms_are_those_of_the_state_and_peoples_are_groups(self):
        self.assertLessEqual({"Tajik", "Tajiks"}, self.texts("tajikistan", "DEMONYM"))
        self.assertIn("Tajiks", self.texts("tajiks", "NAME"))
        for group in ("kurds", "uyghurs", "rohingya", "hazaras", "palestinians", "jews", "muslims", "sunnis",
                      "shiites"):
            self.assertEqual(self.find(group)["type"], "ENTITY_TYPE_GROUP")

    def test_the_president_of_the_day_is_known(self):
        def presidents(day):
            return {e["id"] for e in self.entities.values() for r in e["relations"]
                    if r["kind"] == "RELATION_KIND_LEADS" and r["object_id"] == "united-states"
                    and r.get("title") == "president" and r["valid_from"] <= day < r.get("valid_to", "9999")}
        self.assertEqual(presidents("2012-06-01"), {"barack-obama"})
        self.assertEqual(presidents("2018-06-01"), {"donald-trump"})
        self.assertEqual(presidents("2023-06-01"), {"joe-biden"})
        self.assertEqual(presidents("2025-06-01"), {"donald-trump"})


class BuildTest(unittest.TestCase):

    def test_the_committed_files_are_what_the_builder_writes(self):
        if not DATA.exists():
            self.skipTest(f"the source data sets are not in {DATA}")
        check = subprocess.run([sys.executable, str(CATALOGUE / "build.py"), str(DATA), "--check"],
                               capture_output=True, text=True, check=False)
        self.assertEqual(check.returncode, 0, check.stderr)


if __name__ == "__main__":
    unittest.main()
