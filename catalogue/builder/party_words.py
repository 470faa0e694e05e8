"""Words that say nothing about which party is meant."""

# Party names made of these words alone are shared by many parties.
COMMON_WORDS = set("""
    a accounts act action action's active actives advance agrarian ahead all's alliance already alternative and
    another anti at be believe best better big bloc block bold brave bridge bright broad builders building business
    calls capital care cause center centre centrist chance change child choice christian citizen citizen's citizens
    citizens' civic civil clean clear club coalition common common-sense communist community community-based
    concerned confidence congress connected consensus conservative constitutional construction continue convention
    convergence cooperation corruption country courage course creating creative culture current dawn day decide
    defence defense democracy democrat democratic democrats determined development digital dignity do dream duty
    earth east ecological ecology economic effort elders electoral emerging energy enough environment equal equality
    equity era ethics europe every example experience fair faith families family farmer farmers farmers' fatherland
    fear fearless federal federation fight fighting fire first five flame for force forces forum forward free
    freedom fresh from front further future generation give global go god good grand great green greens ground group
    grow growth heart here heritage high history home homeland honest honesty honor hope horizon house how human
    humanist idea ideal identity impact important in independence independent independents initiative innovation
    integration integrity intelligence interest international is islamic island islands it job jobs join joint
    journey jubilee just justice key knowledge labor labour land large last later law lead leaders leadership league
    learn left legacy legal let's level liberal liberals liberation liberties liberty life light like link list live
    living local long look love loyal make making man many march marxist mass master matter means mission model
    moderate modern moment month moral more morning mother motherland move movement moving much my name nation
    nation's national nationalist natural nature need network never new next night no north not now number of old on
    one only open opposition option orange order organization original other our out own pact part parties party
    path patriotic patriots peace peaceful peasant peasants pension pensioners people people's people-first peoples
    peoples' perspective place plan planet platform plus point pole political popular positive possible power
    practical present presidential press pride priority private program progress progressive progressives project
    prosperity protection proud public pure purpose quality question quick radical rainbow rally real reality reason
    rebirth reconciliation record recovery red reform reformist regions renaissance renew renewal renewed republic
    republican republicans rescue resistance respect responsible restoration revolution revolutionary right rights
    rise rising road root royal rural safe salvation same save school science second security see senior sense
    service seven shared shine short side sign simple single sky smart social socialism socialist society solidarity
    solution solutions soul source south sovereign sovereignty space spirit spring stability standing star start
    state step steps still stop story straight strategy street strength strong struggle students success such sun
    sunrise support sure survival sustainable system table tax taxpayers team ten that the then there these they
    think third this time to today together tomorrow top total toward towards trade traditional transformation tree
    true trust truth turn two unify union unionist unique unite united unity universal up us value values vanguard
    veteran veterans victory view village vision vital voice volunteers vote voters wake warriors watch water way we
    weapon welfare west what which white who whole will wind wise wish with without women wonderful word work worker
    workers workers' workers-peasants working works world worth would year years yes you young your youth zero
    """.split())

# Acronyms of four letters and more that are words or names of other things.
WORD_ACRONYMS = set("""
    AMAR BESA BIEN CADRE CANE COPE DEMOS DEVA FAST GANA GROM HUNG LIGA MIRA MOST MOVER NAMA NOVA NOVO PACT PASE PERI
    PERT REAL REDE RETO STAN STAR TODOS VAMOS VIVA
    """.split())
