"""Tests of how the builder reads its sources."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "catalogue"))

from builder import armed_groups, legislators, organisations, people, petrarch, places  # noqa: E402
from builder.leaders import parse_leader, parse_terms  # noqa: E402
from builder.matching import Known, like_names  # noqa: E402
from builder.model import Entity, dump, name_key, slug  # noqa: E402
from builder.parties import build_parties, parse_parties  # noqa: E402
from builder.sources import factbook_text, parse_yaml_records  # noqa: E402
from builder.states import parse_demonyms, split_dates  # noqa: E402
from builder.world_leaders import next_start, parse_title  # noqa: E402


def state(entity_id, name, demonym):
    """A state as the other builders see it."""
    entity = Entity(entity_id, "STATE", name, "country-codes")
    entity.add_name(name)
    entity.add_name(demonym, "DEMONYM")
    return entity


def party_profile(text):
    """A factbook profile that holds only parties."""
    return {"Government": {"Political parties": {"text": text}}}


class ModelTest(unittest.TestCase):

    def test_slugs_are_plain_ascii(self):
        self.assertEqual(slug("Côte d'Ivoire"), "cote-divoire")
        self.assertEqual(slug("Hay'at Tahrir al-Sham (HTS)"), "hayat-tahrir-al-sham-hts")
        self.assertEqual(slug("Recep Tayyip Erdoğan"), "recep-tayyip-erdogan")

    def test_name_keys_ignore_case_accents_and_the_article(self):
        self.assertEqual(name_key("The Élysée"), name_key("elysee"))
        self.assertNotEqual(name_key("Niger"), name_key("Nigeria"))

    def test_names_are_added_once_with_straight_apostrophes(self):
        entity = Entity("kdp", "ORG", "KDP", "curated")
        entity.add_name("Workers’  Party")
        entity.add_name("Workers' Party")
        self.assertEqual(entity.names, [{"text": "Workers' Party", "kind": "NAME_KIND_NAME"}])

    def test_accented_names_come_with_their_plain_spelling(self):
        entity = Entity("bogota", "PLACE", "Bogotá", "curated")
        entity.add_plain_name("Bogotá")
        self.assertEqual([name["text"] for name in entity.names], ["Bogotá", "Bogota"])

    def test_files_are_sorted_and_leave_out_empty_fields(self):
        text = dump([Entity("b", "ORG", "B", "x"), Entity("a", "ORG", "A", "x")])
        self.assertEqual(text, '{"id":"a","type":"ENTITY_TYPE_ORG","name":"A","source":"x"}\n'
                               '{"id":"b","type":"ENTITY_TYPE_ORG","name":"B","source":"x"}\n')


class SourcesTest(unittest.TestCase):

    def test_reads_nested_yaml_records(self):
        text = "- id:\n    wikidata: Q1\n    fec:\n    - S8\n    - H2\n  name:\n    first: Ann\n" \
               "  terms:\n  - type: rep\n    start: '1993-01-05'\n  - type: sen\n    start: '2001-01-03'\n" \
               "- id:\n    wikidata: Q2\n"
        records = parse_yaml_records(text)
        self.assertEqual(records[0]["id"], {"wikidata": "Q1", "fec": ["S8", "H2"]})
        self.assertEqual(records[0]["terms"][1], {"type": "sen", "start": "2001-01-03"})
        self.assertEqual(records[1]["id"]["wikidata"], "Q2")

    def test_passes_over_the_rest_of_folded_yaml_scalars(self):
        records = parse_yaml_records("- name: A\n  jurisdiction: one\n    two\n  kind: house\n")
        self.assertEqual(records[0]["kind"], "house")

    def test_factbook_text_is_free_of_markup(self):
        profile = {"Government": {"Capital": {"text": "<b>San Jos&eacute;</b>"}}}
        self.assertEqual(factbook_text(profile, "Government", "Capital"), "San José")
        self.assertEqual(factbook_text(profile, "Economy", "Budget"), "")


class StatesTest(unittest.TestCase):

    def test_reads_the_forms_of_demonyms(self):
        self.assertEqual(parse_demonyms("Algerian", "Algerian(s)"), ["Algerian", "Algerians"])
        self.assertEqual(parse_demonyms("French", "Frenchman(men), Frenchwoman(women)"),
                         ["French", "Frenchman", "Frenchmen", "Frenchwoman", "Frenchwomen"])
        self.assertEqual(parse_demonyms("Burkinabe", "Burkinabe (singular and plural)"), ["Burkinabe"])
        self.assertEqual(parse_demonyms("none", "NA (US citizens)"), [])

    def test_splits_names_and_dates(self):
        self.assertEqual(split_dates("Zaire@1971-10-27..1997-05-17"),
                         ("Zaire", {"valid_from": "1971-10-27", "valid_to": "1997-05-17"}))
        self.assertEqual(split_dates("Paris"), ("Paris", {"valid_from": "", "valid_to": ""}))


class PetrarchTest(unittest.TestCase):

    def test_reads_actors_with_synonyms_and_dated_codes(self):
        actors = petrarch.parse_actors("HAMID_KARZAI_  # CountryInfo.txt\n+KARZAI_\n\t[AFGELI 750101-000101]\n"
                                       "\t[AFGGOV >011222]\n\nOTHER_ [AFGREB 19790706-20110909]\n")
        self.assertEqual(actors[0].names, ["HAMID_KARZAI", "KARZAI"])
        self.assertEqual(actors[0].codes, [("AFGELI", "1975-01-01", "2000-01-01"), ("AFGGOV", "2001-12-22", "")])
        self.assertEqual(actors[1].codes, [("AFGREB", "1979-07-06", "2011-09-09")])

    def test_leaves_out_days_that_do_not_exist(self):
        actor = petrarch.parse_actors("A_B_ [USAGOV 010231-020101]\n")[0]
        self.assertEqual(actor.codes, [("USAGOV", "", "2002-01-01")])

    def test_writes_names_in_natural_case(self):
        for raw, natural in (("LASHKAR-E-TAIBA_(LET)_", "Lashkar-e-Taiba"), ("AL-BADR_", "Al-Badr"),
                             ("FRONT_FOR_THE_LIBERATION_OF_PALESTINE", "Front for the Liberation of Palestine"),
                             ("GILBERT_O'NEIL", "Gilbert O'Neil"), ("R.K._PACHAURI", "R.K. Pachauri"),
                             ("PEOPLES_LIBERATION_ARMY", "People's Liberation Army"),
                             ("UN_DEVELOPMENT_FUND", "UN Development Fund")):
            self.assertEqual(petrarch.natural_case(raw), natural)

    def test_takes_the_acronym_in_brackets(self):
        self.assertEqual(petrarch.acronym_of("JAISH-E-MOHAMMAD_(JEM)_"), "JEM")
        self.assertEqual(petrarch.acronym_of("ARYAN_NATIONS_(AN)_"), "")


class NamesTest(unittest.TestCase):

    def test_armed_groups_need_a_telling_name(self):
        for name in ("Earth Liberation Front", "Lashkar-i-Omar", "Kuki Liberation Army", "Tupamaros"):
            self.assertTrue(armed_groups.is_group_name(name), name)
        for name in ("Black Star", "Revolutionary Army", "National Resistance", "39649", "Tigers", "May 15"):
            self.assertFalse(armed_groups.is_group_name(name), name)

    def test_organisations_need_three_words_and_a_kind(self):
        self.assertTrue(organisations.is_organisation_name("International Energy Agency"))
        for name in ("Energy Agency", "Amr Moussa", "Fundacion Cultural de la Paz", "Acme Holding Company Inc"):
            self.assertFalse(organisations.is_organisation_name(name), name)

    def test_people_need_a_given_name_and_a_surname(self):
        for name in ("Hugo Chávez", "To Lam", "Gen. Horta Nta"):
            self.assertTrue(people.is_person_name(name), name)
        for name in ("Karzai", "39 Steps", "president of Chad"):
            self.assertFalse(people.is_person_name(name), name)

    def test_places_are_not_words(self):
        self.assertTrue(places.is_place_name("Kandahar"))
        for name in ("Unity", "Northern", "Acre", "Free State", "Ica"):
            self.assertFalse(places.is_place_name(name), name)


class MatchingTest(unittest.TestCase):

    def setUp(self):
        self.known = Known()
        self.known.add_record({
            "id": "alexander-lukashenko", "type": "ENTITY_TYPE_PERSON", "name": "Alexander Lukashenko",
            "names": [{"text": "Alexander Lukashenko", "kind": "NAME_KIND_NAME"}],
            "relations": [{"kind": "RELATION_KIND_LEADS", "object_id": "belarus", "title": "president",
                           "valid_from": "1994-07-20"}]})

    def test_names_match_if_one_holds_the_other(self):
        self.assertTrue(like_names("Cyril Ramaphosa", "Matamela Cyril Ramaphosa"))
        self.assertTrue(like_names("Alexander Lukashenko", "Aleksander Lukashenka"))

    def test_relatives_in_office_stay_apart(self):
        self.assertFalse(like_names("Vazgen Sarkisyan", "Aram Sarkisyan"))
        self.assertFalse(like_names("Hamad bin Isa Al Khalifa", "Salman bin Hamad Al Khalifa"))
        self.assertFalse(like_names("Surya Bahadur Thapa", "Lokendra Bahadur Chand"))

    def test_a_leader_is_recognised_by_office_and_name(self):
        self.assertEqual(self.known.find_leader("Aleksander Lukashenka", "belarus", "1994", ""), "alexander-lukashenko")
        self.assertIsNone(self.known.find_leader("Aleksander Lukashenka", "russia", "1994", ""))
        self.assertIsNone(self.known.find_leader("Roman Golovchenko", "belarus", "2020", ""))

    def test_a_known_person_gets_only_new_names(self):
        collection = people.People(self.known)
        collection.person("factbook", "Alexander Lukashenko")
        self.assertEqual(collection.entities(), [])
        person = collection.person("factbook", "Col. Aleksander Lukashenka", "belarus", "1994-07-20")
        self.assertEqual(person.id, "alexander-lukashenko")
        self.assertEqual([n["text"] for n in person.names], ["Aleksander Lukashenka"])


class LeadersTest(unittest.TestCase):

    def test_reads_the_factbook(self):
        self.assertEqual(parse_leader("President Abdelmadjid TEBBOUNE (since 12 December 2019)"),
                         ("president", "Abdelmadjid Tebboune", "2019-12-12"))
        self.assertEqual(parse_leader("King CARL XVI Gustaf (since 15 Sep 1973)"),
                         ("king", "Carl XVI Gustaf", "1973-09-15"))
        self.assertEqual(parse_leader("Prime Minister ABIY Ahmed Ali (since April 2018)"),
                         ("prime minister", "Abiy Ahmed Ali", "2018"))
        self.assertIsNone(parse_leader("the Taliban have announced a cabinet"))

    def terms(self, codes):
        actor = petrarch.parse_actors("A_B_ # CountryInfo.txt\n" + "".join(f"\t[{code}]\n" for code in codes))[0]
        return parse_terms(actor, {"AFG": "afghanistan"})

    def test_a_leader_is_also_listed_out_of_office(self):
        self.assertEqual(self.terms(["AFGELI 750101-011222", "AFGGOV 011222-090101"]),
                         {"afghanistan": [("2001-12-22", "2009-01-01")]})
        self.assertEqual(self.terms(["AFGGOV 011222-090101"]), {})

    def test_overlapping_terms_are_joined(self):
        codes = ["AFGELI", "AFGGOV 970811-991231", "AFGGOV 990101-030101", "AFGGOV 050101-060101"]
        self.assertEqual(self.terms(codes),
                         {"afghanistan": [("1997-08-11", "2003-01-01"), ("2005-01-01", "2006-01-01")]})

    def test_terms_without_an_end_are_passed_over(self):
        self.assertEqual(self.terms(["AFGELI", "AFGGOV >011222"]), {})

    def test_world_leaders_lead_the_state_and_not_a_body(self):
        taiwan = state("taiwan", "Taiwan", "Taiwanese")
        self.assertEqual(parse_title("President of Taiwan", taiwan), "president")
        self.assertEqual(parse_title("President of the Executive Yuan", taiwan), "")
        self.assertEqual(parse_title("Member of the Federal Council", taiwan), "")

    def test_an_open_term_of_2022_ends_with_the_next_one(self):
        known = Known()
        known.add_record({"id": "rishi-sunak", "type": "ENTITY_TYPE_PERSON", "name": "Rishi Sunak", "relations": [
            {"kind": "RELATION_KIND_LEADS", "object_id": "uk", "title": "prime minister", "valid_from": "2022-10-25"}]})
        self.assertEqual(next_start(known, "uk", "prime minister", "2022"), "2022-10-25")
        self.assertEqual(next_start(known, "uk", "king", "2022"), "")

    def test_legislators_bear_the_name_that_newspapers_use(self):
        class Sources:
            def yaml(self, name):
                if "executive" in name:
                    return []
                return [{"id": {"wikipedia": "Chuck Fleischmann", "wikidata": "Q1"},
                         "name": {"first": "Charles", "last": "Fleischmann",
                                  "official_full": "Charles J. Fleischmann"},
                         "terms": [{"type": "rep", "start": "2011-01-05", "party": "Republican"}]}]
        person = legislators.build_legislators(Sources(), Known())[0]
        self.assertEqual((person.id, person.name), ("chuck-fleischmann", "Chuck Fleischmann"))
        self.assertEqual([n["text"] for n in person.names], ["Chuck Fleischmann", "Charles J. Fleischmann"])
        self.assertEqual([r["object_id"] for r in person.relations], ["us-house-of-representatives", "republican-party"])


class PartiesTest(unittest.TestCase):

    def test_reads_names_native_names_and_acronyms(self):
        profile = party_profile("Alliance for Progress (Alianza para el Progreso) or APP<br>"
                                "Green Ecological Party or PEV (dissolved 2022)<br>none; all independents")
        self.assertEqual(parse_parties(profile), [(["Alliance for Progress", "Alianza para el Progreso"], "APP"),
                                                  (["Green Ecological Party"], "PEV")])

    def test_a_shared_name_is_qualified_and_an_epithet(self):
        chile, bolivia = state("chile", "Chile", "Chilean"), state("bolivia", "Bolivia", "Bolivian")
        parties = build_parties(None, [(chile, party_profile("Socialist Party or PS")),
                                       (bolivia, party_profile("Socialist Party or PS"))], Known())
        self.assertEqual([party.id for party in parties], ["socialist-party-chile", "socialist-party-bolivia"])
        self.assertEqual([(n["text"], n["kind"]) for n in parties[0].names],
                         [("Socialist Party of Chile", "NAME_KIND_NAME"),
                          ("Chilean Socialist Party", "NAME_KIND_NAME"), ("Socialist Party", "NAME_KIND_EPITHET")])

    def test_a_telling_name_stays_a_name(self):
        togo = state("togo", "Togo", "Togolese")
        parties = build_parties(None, [(togo, party_profile("Jean-Claude Barbier Movement or MJCB"))], Known())
        self.assertEqual([(n["text"], n["kind"]) for n in parties[0].names],
                         [("Jean-Claude Barbier Movement", "NAME_KIND_NAME"), ("MJCB", "NAME_KIND_ACRONYM")])


if __name__ == "__main__":
    unittest.main()
