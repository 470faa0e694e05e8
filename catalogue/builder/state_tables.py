"""What the country tables lack or say otherwise than newspapers do, by ISO 3166 code."""

# Common English names where the tables' own differ; the first is the name shown and gives the id.
COMMON_NAMES = {
    "AX": ["Åland"], "BQ": ["Bonaire"], "CC": ["Cocos Islands"], "CD": ["Democratic Republic of the Congo"],
    "CG": ["Republic of the Congo"], "CI": ["Ivory Coast"], "CV": ["Cape Verde"], "CW": ["Curaçao"],
    "CZ": ["Czech Republic"], "FM": ["Micronesia"], "GB": ["United Kingdom"], "GM": ["Gambia"], "MM": ["Myanmar"],
    "MK": ["North Macedonia"], "PS": ["Palestine"], "SZ": ["Eswatini"], "TL": ["East Timor"], "TR": ["Turkey"],
    "US": ["United States"], "VA": ["Vatican City"], "XK": ["Kosovo"], "BL": ["Saint Barthélemy"], "RE": ["Réunion"],
    "SH": ["Saint Helena"], "MO": ["Macau"],
}

# Further names in use; "@from..to" dates them.
OTHER_NAMES = {
    "AE": ["Emirates"], "AX": ["Åland Islands"], "BA": ["Bosnia", "Bosnia-Herzegovina", "Bosnia & Herzegovina"],
    "BF": ["Upper Volta@..1984-08-04"], "BO": ["Republic of Bolivia"],
    "BY": ["Byelorussia", "Belorussia"], "CC": ["Keeling Islands"], "SH": ["St. Helena"],
    "CD": ["Congo", "DR Congo", "D.R. Congo", "Democratic Republic of Congo", "Congo-Kinshasa", "Congo Kinshasa",
           "Zaire@1971-10-27..1997-05-17"],
    "CG": ["Congo-Brazzaville", "Congo Brazzaville", "Congo Republic", "Republic of Congo"],
    "CI": ["Côte d'Ivoire"], "CN": ["mainland China", "Communist China", "Red China"],
    "CV": ["Cabo Verde"], "CZ": ["Czechia"], "EH": ["Sahrawi Arab Democratic Republic"],
    "FK": ["Falklands", "Malvinas", "Islas Malvinas"], "FM": ["Federated States of Micronesia"],
    "GB": ["Britain", "Great Britain"], "HK": ["Hong Kong SAR"], "IR": ["Islamic Republic of Iran"],
    "KG": ["Kyrgyz Republic", "Kirghizia", "Kirgizstan"], "KN": ["St. Kitts and Nevis", "St Kitts and Nevis", "St. Kitts"],
    "KP": ["Democratic People's Republic of Korea"],
    "KR": ["Republic of Korea", "S. Korea"], "LC": ["St. Lucia", "St Lucia"],
    "LK": ["Ceylon@..1972-05-22"], "MK": ["Macedonia", "Former Yugoslav Republic of Macedonia"],
    "MM": ["Burma", "Union of Myanmar"], "MO": ["Macao"], "NL": ["Holland"], "PS": ["State of Palestine"],
    "RU": ["Russian Federation"], "SY": ["Syrian Arab Republic"], "SZ": ["Swaziland"],
    "TJ": ["Tadjikistan", "Tadzhikistan"], "TL": ["Timor-Leste", "Timor Leste"], "TR": ["Türkiye", "Turkiye"],
    "TT": ["Trinidad & Tobago", "Trinidad"], "TW": ["Republic of China", "Chinese Taipei", "Formosa"],
    "US": ["United States of America", "America"],
    "VA": ["Vatican", "Holy See", "Vatican City State"], "VC": ["St. Vincent and the Grenadines", "St Vincent and the Grenadines"],
    "VI": ["US Virgin Islands"], "VN": ["Viet Nam"], "WS": ["Western Samoa@..1997-07-04"],
    "ZW": ["Rhodesia@..1980-04-18"], "BD": ["East Pakistan@..1971-12-16"], "BJ": ["Dahomey@..1975-11-30"],
    "KH": ["Kampuchea"], "BN": ["Brunei Darussalam"],
    "GW": ["Guinea Bissau"], "ST": ["São Tomé and Príncipe"], "LA": ["Lao PDR"],
}

ACRONYMS = {
    "AE": ["UAE", "U.A.E."], "BA": ["BiH"], "CD": ["DRC", "D.R.C."], "CF": ["CAR", "C.A.R."],
    "CN": ["PRC", "P.R.C."], "FM": ["FSM"], "GB": ["UK", "U.K."], "KP": ["DPRK", "D.P.R.K.", "N. Korea", "NKorea"],
    "KR": ["ROK", "SKorea"], "MK": ["FYROM"], "NZ": ["NZ", "N.Z."], "PG": ["PNG"], "SA": ["KSA"], "EH": ["SADR"],
    "US": ["US", "U.S.", "USA", "U.S.A."], "ZA": ["RSA"], "VI": ["USVI"], "VG": ["BVI"], "HK": ["HKSAR"],
}

# Adjectives and inhabitants, where the factbook's field cannot be read or misses what texts say.
DEMONYMS = {
    "AE": ["Emirati", "Emiratis"], "AR": ["Argentine", "Argentines", "Argentinian", "Argentinians", "Argentinean"],
    "AZ": ["Azerbaijani", "Azerbaijanis", "Azeri", "Azeris"], "BA": ["Bosnian", "Bosnians", "Herzegovinian"],
    "BB": ["Barbadian", "Barbadians", "Bajan", "Bajans"], "BD": ["Bangladeshi", "Bangladeshis"],
    "BW": ["Botswanan", "Batswana", "Motswana"], "BY": ["Belarusian", "Belarusians", "Belarussian", "Belorussian"],
    "CD": ["Congolese"], "CG": ["Congolese"], "CI": ["Ivorian", "Ivorians", "Ivoirian", "Ivoirians"],
    "CV": ["Cape Verdean", "Cape Verdeans", "Cabo Verdean", "Cabo Verdeans"], "CY": ["Cypriot", "Cypriots", "Greek Cypriot", "Greek Cypriots"],
    "DK": ["Danish", "Dane", "Danes"], "EH": ["Sahrawi", "Sahrawis", "Saharawi", "Saharawis"],
    "ES": ["Spanish", "Spaniard", "Spaniards"], "FI": ["Finnish", "Finns"],
    "FR": ["French", "Frenchman", "Frenchmen", "Frenchwoman", "Frenchwomen"],
    "GB": ["British", "Briton", "Britons", "Brits"], "GL": ["Greenlandic", "Greenlander", "Greenlanders"],
    "GQ": ["Equatorial Guinean", "Equatorial Guineans", "Equatoguinean", "Equatoguineans"],
    "HK": ["Hong Konger", "Hong Kongers", "Hongkonger", "Hongkongers"], "HR": ["Croatian", "Croatians"],
    "IE": ["Irish", "Irishman", "Irishmen", "Irishwoman", "Irishwomen"], "IS": ["Icelandic", "Icelander", "Icelanders"],
    "KG": ["Kyrgyz", "Kyrgyzstani", "Kyrgyzstanis", "Kirghiz"], "KM": ["Comorian", "Comorians", "Comoran", "Comorans"],
    "KI": ["I-Kiribati"], "KN": ["Kittitian", "Kittitians", "Nevisian", "Nevisians"],
    "KP": ["North Korean", "North Koreans"], "KR": ["South Korean", "South Koreans"],
    "KZ": ["Kazakh", "Kazakhs", "Kazakhstani", "Kazakhstanis"], "LA": ["Lao", "Laotian", "Laotians"],
    "LS": ["Basotho", "Mosotho", "Lesothan"], "LU": ["Luxembourgish", "Luxembourger", "Luxembourgers"],
    "LI": ["Liechtensteiner", "Liechtensteiners"], "MC": ["Monegasque", "Monegasques", "Monacan"],
    "MG": ["Malagasy", "Madagascan"], "MK": ["Macedonian", "Macedonians"], "MM": ["Burmese", "Myanmarese"],
    "MO": ["Macanese"], "MH": ["Marshallese"], "NL": ["Dutch", "Dutchman", "Dutchmen", "Dutchwoman", "Dutchwomen"],
    "NP": ["Nepali", "Nepalis", "Nepalese"], "NZ": ["New Zealander", "New Zealanders"],
    "PH": ["Philippine", "Filipino", "Filipinos", "Filipina", "Filipinas"], "PL": ["Polish", "Pole", "Poles"],
    "PR": ["Puerto Rican", "Puerto Ricans"], "PM": [], "PS": ["Palestinian"], "RS": ["Serbian", "Serbians"],
    "SA": ["Saudi", "Saudis", "Saudi Arabian", "Saudi Arabians"], "SB": ["Solomon Islander", "Solomon Islanders"],
    "SG": ["Singaporean", "Singaporeans"], "SI": ["Slovenian", "Slovenians", "Slovene", "Slovenes"],
    "SK": ["Slovak", "Slovaks", "Slovakian", "Slovakians"], "SM": ["Sammarinese", "San Marinese"],
    "SR": ["Surinamese", "Surinamer"], "SV": ["Salvadoran", "Salvadorans", "Salvadorean", "Salvadoreans"],
    "SZ": ["Swazi", "Swazis", "Swati"], "TH": ["Thai", "Thais"], "TJ": ["Tajik", "Tajiks", "Tajikistani", "Tajikistanis"],
    "TL": ["Timorese", "East Timorese"], "TM": ["Turkmen", "Turkmens", "Turkmenistani"],
    "TR": ["Turkish", "Turk", "Turks"], "TT": ["Trinidadian", "Trinidadians", "Tobagonian", "Tobagonians", "Trinbagonian"],
    "TW": ["Taiwanese"], "US": ["American", "Americans"], "UZ": ["Uzbek", "Uzbeks", "Uzbekistani", "Uzbekistanis"],
    "VC": ["Vincentian", "Vincentians"], "VU": ["Ni-Vanuatu", "Vanuatuan"], "XK": ["Kosovar", "Kosovars", "Kosovan", "Kosovans"],
    "YE": ["Yemeni", "Yemenis", "Yemenite"], "ZA": ["South African", "South Africans"], "FO": ["Faroese"], "SC": ["Seychellois"],
    "AG": ["Antiguan", "Antiguans", "Barbudan", "Barbudans"], "FM": ["Micronesian", "Micronesians"],
    "AF": ["Afghan", "Afghans"], "MD": ["Moldovan", "Moldovans", "Moldavian"], "MV": ["Maldivian", "Maldivians"],
    "HT": ["Haitian", "Haitians"], "IM": ["Manx", "Manxman"], "BF": ["Burkinabé"], "SE": ["Swedish", "Swede", "Swedes"], "CK": ["Cook Islander", "Cook Islanders"],
}

# Capitals and seats that stand for the government, where the capital alone does not; "@from..to" dates them.
# Afghanistan's is a matter of who governs: see curated.jsonl.
SEATS = {
    "AF": ["Kabul@..1996-09-27"], "BJ": ["Porto-Novo", "Cotonou"], "BO": ["La Paz", "Sucre"],
    "CI": ["Yamoussoukro", "Abidjan"], "BI": ["Gitega@2018-12-24..", "Bujumbura"], "CL": ["Santiago"],
    "DE": ["Berlin", "Bonn@..1999-09-01"], "GB": ["London", "Downing Street", "10 Downing Street", "No 10", "No. 10", "Whitehall"],
    "FR": ["Paris", "Elysee", "Élysée", "Elysee Palace", "Élysée Palace", "Quai d'Orsay"],
    "IL": ["Jerusalem", "Tel Aviv"], "IN": ["New Delhi", "Delhi"], "IT": ["Rome", "Palazzo Chigi"],
    "CN": ["Beijing", "Zhongnanhai", "Peking"], "HK": [], "EH": [], "VA": [], "MO": [], "SG": [], "DJ": [], "LU": [], "MC": [],
    "SM": [], "PS": [], "AE": ["Abu Dhabi"], "KW": ["Kuwait City"], "KZ": ["Astana", "Nur-Sultan@2019-03-23..2022-09-17", "Almaty@..1997-12-10"],
    "LK": ["Colombo", "Sri Jayawardenepura Kotte"], "MM": ["Naypyidaw@2006-03-27..", "Nay Pyi Taw@2006-03-27..", "Naypyitaw@2006-03-27..",
                                                        "Yangon@..2006-03-27", "Rangoon@..2006-03-27"],
    "MY": ["Kuala Lumpur", "Putrajaya"], "NG": ["Abuja@1991-12-12..", "Lagos@..1991-12-12", "Aso Rock"],
    "NL": ["The Hague", "Amsterdam"], "RU": ["Moscow@1991-12-26..", "Kremlin@1991-12-26.."],
    "SO": ["Mogadishu", "Villa Somalia"], "SZ": ["Mbabane", "Lobamba"], "TR": ["Ankara"],
    "TZ": ["Dodoma", "Dar es Salaam"], "UA": ["Kyiv", "Kiev"], "ZA": ["Pretoria", "Cape Town"],
    "US": ["Washington", "Washington, D.C.", "Washington D.C.", "Washington DC", "White House", "Oval Office"],
    "KR": ["Seoul", "Blue House"], "PH": ["Manila", "Malacañang", "Malacanang", "Malacañang Palace", "Malacanang Palace"], "BR": ["Brasília", "Brasilia", "Planalto"],
    "AR": ["Buenos Aires", "Casa Rosada"], "VE": ["Caracas", "Miraflores Palace"], "YE": ["Sanaa@..2014-09-21", "Sana'a@..2014-09-21", "Aden@2015-02-21.."],
    "TD": ["N'Djamena", "Ndjamena"], "MN": ["Ulaanbaatar", "Ulan Bator"], "BD": ["Dhaka", "Dacca"], "MX": ["Mexico City"],
    "MD": ["Chișinău", "Chisinau", "Kishinev"], "XK": ["Pristina", "Prishtina"], "ME": ["Podgorica"], "GE": ["Tbilisi"],
    "TO": ["Nuku'alofa"], "VN": ["Hanoi"], "NR": ["Yaren"], "TM": ["Ashgabat", "Ashkhabad"], "RO": ["Bucharest"],
    "GD": ["St. George's"], "AG": ["St. John's"], "SC": [], "SA": ["Riyadh"], "IR": ["Tehran", "Teheran"], "CH": ["Bern", "Berne"],
    "AU": ["Canberra"], "CD": ["Kinshasa"], "TW": ["Taipei"], "JP": ["Tokyo"], "ER": ["Asmara"], "PK": ["Islamabad", "Rawalpindi"],
    "SY": ["Damascus"], "LY": ["Tripoli"], "LA": ["Vientiane"], "KI": ["South Tarawa", "Tarawa"], "DM": ["Roseau"],
}

# Names that are English words if their accents are dropped.
WORDS_WITHOUT_ACCENTS = {"Malé", "Réunion"}

# Dependent territories that texts treat as actors; the other ones are places.
ACTING_TERRITORIES = {"EH", "FO", "GL", "HK", "MO", "NC", "PR", "PS", "TW", "XK"}

# Uninhabited islands and the like.
LEFT_OUT = {"BV", "GS", "HM", "IO", "TF", "UM", "AQ"}

# Formal names that another actor or nobody bears.
LEFT_OUT_FORMAL_NAMES = {"AF", "XK"}

# CAMEO codes that differ from the ISO 3166 alpha-3 code.
CAMEO_CODES = {"XK": "KSV"}

# Former names of the factbook that newspapers still print (the rest is history).
FORMER_NAMES = {"BZ": ["British Honduras"], "IR": ["Persia"], "TH": ["Siam"]}
