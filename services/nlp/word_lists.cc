#include "services/nlp/word_lists.h"

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_split.h"

namespace parallax::nlp {
namespace {

struct WordTable {
  uint64_t classes;
  absl::string_view words;  // separated by blanks
};

constexpr WordTable kTables[] = {
    // Words of grammar.
    {kFunctionWord,
     "a an the this that these those such another each every either neither any some all both half no none i "
     "you he she it we they me him her us them my your his its our their mine yours hers ours theirs myself "
     "himself herself itself ourselves themselves who whom whose which what whatever whoever when where why "
     "how and or but nor yet so if unless although though because since while whereas until till whether "
     "than as of in on at by for from to with without within into onto upon over under above below between "
     "among amid against about across after before behind beyond during despite except inside outside like "
     "near off out past per plus through throughout toward towards up down via versus along alongside around "
     "not there here then thus hence therefore however moreover furthermore nevertheless nonetheless "
     "meanwhile instead otherwise indeed also too even only just still already now today yesterday tomorrow "
     "tonight again once ever never always often sometimes soon later ago perhaps maybe rather quite very "
     "much more most many few less least several enough other others own same let's don't it's that's "
     "there's what's i'm i've we're we've you're they're he's she's isn't aren't wasn't weren't won't can't "
     "didn't doesn't couldn't wouldn't shouldn't hasn't haven't hadn't"},
    {kFunctionWord | kAuxiliary,
     "is are was were be been being am has have had having do does did doing will would shall should can "
     "could may might must ought need dare used let"},
    {kAdverb,
     "also still already now never always often even only just recently reportedly allegedly repeatedly "
     "publicly officially openly strongly firmly quickly quietly long finally eventually initially "
     "previously apparently clearly certainly probably likely simply itself once again too not later soon "
     "meanwhile unilaterally immediately formally privately consistently actively effectively directly "
     "deliberately"},
    {kPreposition,
     "of in on at by for from to with without within into onto upon over under above below between among "
     "amid against about across after before behind beyond during despite except inside outside like near "
     "off past per via versus through throughout toward towards around along alongside than"},
    {kClauseWord,
     "that who which whom whose because although though while when where if unless until after before since "
     "and but or nor so whether as what why how whereas"},
    {kPlacePreposition,
     "in at near from outside inside around across through throughout into within toward towards to via off "
     "over above leaving reached reaching visited visiting entered entering of"},
    {kPartyPreposition, "with between toward towards against among by for versus than like unlike upon on"},

    // Frequent words that open sentences and headings, and are no names.
    {kCommonWord,
     "according additionally adding afterwards ahead almost alone analysis another anyone anything apart "
     "approximately asked aside away back based because become becoming began beginning being believe best "
     "better big both breaking briefly bring broadly business call called calling can cannot case caught "
     "certainly change chief child children citing civilians clearly close coming comment comments "
     "concerning congratulations consequently consider considering contrary critics currently data day days "
     "dead death deaths decades deep described designed detailed developing discussing doing due earlier "
     "early easy economic editor efforts eight either election elections eleven end ending ends equally "
     "especially essentially evidence eventually everyone everything exactly example experts explaining "
     "explosion facing fact families far fear few fewer fifteen fifty fighting final finally find first five "
     "following food force former fortunately forty four freedom fresh friends full fully further general "
     "generally get getting give given giving go god going good gone got great greater growing half hardly "
     "having head health heavy hello help high history home hope hopefully hours house human hundred "
     "hundreds ideally imagine importantly in including increasingly initially intelligence international "
     "interview is issue issues job journalists justice keep kept key kind knowing known large largely last "
     "lastly late latest launch law lead leaders leading leave led left legal lessons let letters life light "
     "likewise listen little live local long look looking lost lots love low made main mainly make making "
     "man many march may maybe media meeting men military million millions mind minutes modern money month "
     "months morning mostly mother mounting move moving murder must naturally nearly new news next nice "
     "night nine nobody none normally note nothing notably obviously officials old one ones online open "
     "opinion opponents opposition ordinary originally outside overall pages part particularly parts peace "
     "people perhaps photo photos place police political politics poor possibly post power presumably press "
     "pressed previously probably protesters public put question questions quickly quietly quite ranking "
     "rarely rather read reading real really reason recent recently regardless related religion remember "
     "report reportedly reporters reports residents respectively right rights rising roughly running sadly "
     "said say saying scientists second security see seeing seen seven similarly simply six small sources "
     "speaking special specifically state statement statements states still stop story strategic strictly "
     "strong students successive such sunday supporters supposedly sure surprisingly surely take taken "
     "taking talks ten tensions terms terrorism thank thankfully thanks thing things think thinking third "
     "thirty thousands threats three thus time times today together tomorrow top tough towards trade "
     "traditionally true truth try trying turning twelve twenty twice two typically ultimately unable "
     "unfortunately unknown unlike updated used using usually various video view violence visit voters war "
     "warning watch water ways welcome well whatever whether white whole wide win with women won word words "
     "work workers working world worse worst wrong year years yes yesterday young published written source "
     "copyright follow subscribe share tags advertisement image photograph caption disclaimer editorial "
     "opinions commentary explainer exclusive prof phd ceo tv covid internet english arabic ok christ allah "
     "almighty inc ltd co"},
    {kCalendarWord,
     "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
     "august september october november december jan feb mar apr jun jul aug sep sept oct nov dec ramadan "
     "easter christmas"},

    // Persons.
    {kHonorific | kPersonTitle,
     "mr mrs ms miss mx dr prof sir dame lord lady sheikh shaykh sheik mullah mulla maulvi mawlawi molvi "
     "maulana qari hafiz imam ayatollah hojatoleslam haji hajji ustad engineer father sister pope rabbi "
     "reverend rev saint madam madame monsieur comrade sayed"},
    {kPersonTitle | kPersonNoun,
     "president premier chancellor minister king queen prince princess emir sultan emperor shah tsar senator "
     "congressman congresswoman representative governor mayor ambassador envoy secretary spokesman "
     "spokeswoman spokesperson commander general marshal admiral colonel major captain lieutenant sergeant "
     "brigadier chief leader chairman chairwoman chairperson chair director commissioner judge justice "
     "professor doctor lawyer attorney journalist analyst author writer reporter correspondent columnist "
     "editor economist historian researcher scholar activist dissident rapporteur coordinator lawmaker "
     "deputy speaker negotiator diplomat adviser advisor counsel counselor counsellor strategist pollster "
     "veteran candidate warlord cleric preacher founder co-founder cofounder head boss expert fellow officer "
     "soldier prosecutor inspector superintendent archbishop bishop cardinal premier-elect president-elect "
     "vice-president taoiseach ceo"},
    {kPersonTitle, "gen col maj capt lt sgt brig adm gov sen rep pres cmdr amb supt insp cpl pvt"},
    {kTitleModifier,
     "prime vice deputy foreign defense defence interior former acting interim senior supreme chief attorney "
     "secretary finance home first assistant under associate executive national security intelligence "
     "lieutenant major brigadier rear special opposition party ex then incoming outgoing exiled crown grand "
     "republican democratic press political military presidential late permanent trade energy health "
     "education justice house senate majority minority information environment labour labor field air"},
    {kPortfolio,
     "state defense defence interior foreign affairs finance justice staff education health information "
     "culture energy trade commerce labor labour agriculture transport environment intelligence economy "
     "women hajj vice"},
    {kPersonNoun,
     "man woman politician strongman ruler dictator commander-in-chief figure billionaire businessman "
     "businesswoman successor predecessor rival incumbent tycoon militant-turned"},
    {kGivenName,
     "james john robert michael william david richard joseph thomas charles christopher daniel matthew "
     "anthony mark donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason "
     "jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel "
     "gregory alexander patrick frank raymond jack dennis jerry tyler aaron jose adam nathan henry peter "
     "kyle walter ethan jeremy harold keith roger arthur terry lawrence sean christian austin joe albert "
     "jesse willie bruce jordan dylan alan ralph mary patricia jennifer linda elizabeth barbara susan "
     "jessica sarah karen lisa nancy betty margaret sandra ashley kimberly emily donna michelle carol amanda "
     "dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda "
     "pamela emma nicole helen samantha katherine christine debra rachel carolyn janet catherine maria "
     "heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith "
     "megan andrea cheryl hannah jacqueline martha gloria teresa ann sara madison frances kathryn janice "
     "jean abigail alice julia judy sophia grace denise amber doris marilyn danielle beverly isabella "
     "theresa diana natalie brittany charlotte marie kayla alexis lori mike jim tom bob bill steve dan nick "
     "ben sam matt chris tony ken greg jeff tim ron ed don fred ray lindsey nikki mohammad mohammed muhammad "
     "mohamed ahmad ahmed ali hassan hussein hossein abdul abdullah abdel ibrahim ismail omar umar khalid "
     "khaled mahmoud mustafa yusuf youssef hamid karim rashid saeed said salim tariq zia amir bashar hamza "
     "jamal kamal nasser osama qasem walid zahir fatima aisha leila maryam zahra vladimir sergei sergey "
     "dmitry dmitri ivan igor mikhail nikolai alexei aleksandr viktor yuri boris oleg andrei anatoly "
     "konstantin pavel roman ruslan timur emomali rustam hans klaus jurgen heinrich wolfgang francois pierre "
     "jacques michel emmanuel giovanni marco mario carlos juan luis jorge pedro miguel fernando alejandro "
     "hugo raul fidel nicolas evo luiz narendra rahul amit rajiv indira sonia shah imran nawaz benazir asif "
     "bilawal shehbaz chad israel georgia paris sydney florence dallas lincoln devon carolina"},
    {kMaleWord,
     "mr sir king prince emir sultan emperor shah tsar lord father brother son husband spokesman congressman "
     "chairman businessman statesman mullah mawlawi maulvi imam ayatollah bishop pope monsieur strongman "
     "james john robert michael william david richard joseph thomas charles christopher daniel matthew "
     "anthony mark donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason "
     "jeffrey ryan jacob gary eric stephen larry scott benjamin samuel gregory alexander patrick frank jack "
     "peter henry walter mohammad mohammed muhammad mohamed ahmad ahmed ali hassan hussein hossein abdul "
     "abdullah ibrahim ismail omar umar khalid mahmoud mustafa yusuf karim rashid salim tariq bashar "
     "vladimir sergei sergey dmitry ivan igor mikhail nikolai viktor yuri boris oleg andrei hans klaus "
     "francois pierre jacques emmanuel carlos juan luis jorge pedro miguel fernando hugo raul fidel narendra "
     "rahul imran nawaz"},
    {kFemaleWord,
     "mrs ms miss madam madame dame lady queen princess sister mother daughter wife spokeswoman "
     "congresswoman chairwoman businesswoman mary patricia jennifer linda elizabeth barbara susan jessica "
     "sarah karen lisa nancy betty margaret sandra ashley emily donna michelle carol amanda melissa deborah "
     "stephanie rebecca laura kathleen amy angela anna emma nicole samantha katherine christine rachel "
     "catherine maria heather diane julie victoria kelly lauren christina hannah jacqueline teresa frances "
     "alice julia sophia diana natalie charlotte marie fatima aisha leila maryam zahra benazir indira sonia "
     "nikki ursula"},
    {kNameParticle, "al el bin ben ibn abu von van de der den du di da la le dos das ul ur ud e i y uz"},

    // Heads of names.
    {kOrgHead,
     "party ministry council organization organisation university institute institution congress parliament "
     "assembly committee commission court agency authority bureau department office bank fund foundation "
     "association society union federation league alliance coalition bloc company corporation corp inc group "
     "network center centre college school academy church board service services times post news journal "
     "magazine gazette herald tribune review telegraph guardian daily weekly press radio television "
     "broadcasting broadcaster observatory monitor club secretariat directorate administration embassy "
     "consulate mission senate house chamber tribunal exchange airlines airways industries holdings partners "
     "laboratory hospital museum library conference-of-states caucus confederation consortium syndicate "
     "think-tank project watch international charity trust treasury pentagon command staff police tv studios "
     "media outlet ledger courier dispatch chronicle observer examiner globe sun mirror express mail star "
     "times-union standard forum lobby campaign cartel registry regiment corps ngo company-limited "
     "programme-board relief works"},
    {kOrgHead,
     "insurance securities limited enterprises logistics rail lines motors mining petroleum telecom lab labs "
     "universidad partnership unity order guild brotherhood congregation confederacy collective platform"},
    {kArmedHead,
     "rifles volunteers avengers sons eagles wolves falcons katiba corps patriots column columns"},
    {kTreatyHead, "compact"},
    {kArmedHead,
     "front army brigade brigades movement forces force militia guard guards fighters mujahideen mujahidin "
     "battalion battalions units unit liberation resistance faction insurgency rebels jihad vanguard lions "
     "commandos legion hawks tigers lashkar jaish harakat tehrik hizb jund ansar"},
    {kPlaceHead,
     "river mountain mountains province city valley district region island islands sea ocean lake gulf "
     "strait bay desert peninsula county town village street square road avenue airport border pass bridge "
     "dam heights plateau coast basin camp base port harbor harbour canal park forest gate zone highlands "
     "hills delta steppe oblast governorate prefecture canton neighborhood quarter mosque temple cathedral "
     "palace prison stadium bank-of capital territory cape mount fort crossing station hotel"},
    {kEventHead,
     "war summit conference olympics games revolution uprising massacre festival day march crisis genocide "
     "talks dialogue exhibition expo election elections referendum intifada spring offensive siege battle "
     "holocaust earthquake hurricane coup cup championship operation storm week meeting assembly-session"},
    {kTreatyHead,
     "treaty accord accords agreement pact convention protocol declaration charter deal resolution "
     "memorandum act constitution statute bill amendment"},
    {kProjectHead,
     "initiative corridor pipeline railway plan program programme highway road-map strategy doctrine pivot"},
    {kDirection,
     "north south east west northern southern eastern western northeastern northwestern southeastern "
     "southwestern northeast northwest southeast southwest central upper lower greater new mainland inner "
     "outer"},

    // Actors.
    {kStateOrgan,
     "government authorities army military troops forces officials regime administration parliament police "
     "intelligence leadership officers soldiers diplomats establishment navy state side delegation leaders "
     "rulers government's embassy cabinet ministry presidency president's diplomacy airstrikes peacekeepers "
     "policemen conscripts servicemen generals envoys gendarmes warships warplanes gunboats"},
    {kActorPlural,
     "allies protesters demonstrators refugees settlers lawmakers officials villagers residents citizens "
     "activists dissidents students workers farmers women journalists analysts experts critics supporters "
     "opponents voters politicians leaders exiles migrants civilians nationalists islamists communists "
     "conservatives liberals progressives scholars clerics elders tribes tribesmen minorities minority "
     "people peoples community communities neighbors neighbours countries nations states governments powers "
     "partners media parties opposition diaspora businessmen investors companies diplomats observers "
     "commentators evangelicals hawks doves protestors marchers strikers rioters netizens bloggers dockers "
     "fishermen miners peasants herders landowners traders merchants shopkeepers drivers truckers monks nuns "
     "priests bishops clergymen imams pilgrims worshippers believers geologists engineers teachers doctors "
     "nurses lawyers judges academics intellectuals scientists historians economists artists writers "
     "athletes musicians youths pensioners veterans widows survivors detainees prisoners hostages captives "
     "immigrants emigrants expatriates expats nomads pastoralists islanders natives legislators "
     "parliamentarians councillors monarchists royalists secularists socialists leftists rightists moderates "
     "hardliners reformists reformers radicals fundamentalists supremacists unionists feminists campaigners "
     "organisers organizers volunteers donors channels newspapers broadcasters outlets chiefs chieftains "
     "families households"},
    // Of these, those that say how they stand to whom they are of.
    {kActorPlural | kRelationPlural,
     "critics supporters opponents allies enemies rivals followers friends foes adversaries backers "
     "sympathizers sympathisers patrons detractors admirers partners neighbors neighbours"},
    // And those that mean anybody unless a text says which.
    {kActorPlural | kGenericPlural,
     "people peoples women citizens residents workers students countries nations states governments powers "
     "leaders officials parties companies media police community communities experts analysts journalists "
     "observers investors politicians civilians minorities minority businessmen commentators farmers "
     "families households drivers doctors lawyers judges teachers engineers scientists historians economists "
     "traders merchants channels newspapers broadcasters outlets veterans writers artists donors partners "
     "youths opposition voters tribes villagers migrants"},
    {kActorPlural | kFighterPlural,
     "rebels militants fighters insurgents militias militiamen separatists jihadists jihadis terrorists "
     "extremists gunmen guerrillas mujahideen loyalists mercenaries paramilitaries resistance factions "
     "warlords commandos partisans pirates kidnappers hijackers infiltrators bandits gangs"},
    {kPersonNoun, "lawyer neighbour"},
    {kGroupNoun,
     "group organization organisation movement militants front party alliance bloc council agency militia "
     "network company union institute ministry committee commission fighters rebels insurgents faction "
     "coalition outfit brigade brigades army junta cartel league foundation charity fund bank court "
     "university newspaper paper broadcaster channel outlet station watchdog think-tank body institution "
     "units guard forces militiamen smugglers gunmen terrorists jihadists separatists guerrillas"},
    {kStateNoun, "country nation regime government republic kingdom state authorities emirate"},
    {kPlaceNoun, "city town village valley province region island river capital area district territory"},
    {kActorNoun,
     "government stance position policy policies ties relations support interests leaders leadership view "
     "views role allies ally concerns decision demand demands claims claim refusal silence efforts attitude "
     "hostility influence backing envoy ambassador response approach strategy willingness desire calls call "
     "criticism rhetoric message warning condemnation sanctions rulers regime officials ministers "
     "authorities patience hands friends enemies rivals partners neighbors neighbours request proposal plan "
     "plans promise promises narrative propaganda accusations accusation ambitions goals aims agenda "
     "intentions foreign consent permission favor favour reaction tone signal signals recognition denial "
     "behalf intelligence army military forces troops"},
    {kSpeechVerb,
     "said says say told tells tell announced announces announce stated states declared declares declare "
     "added insisted insists insist claimed claims claim argued argues argue warned warns warn denied denies "
     "deny confirmed confirms confirm called calls call urged urges urge demanded demands demand accused "
     "accuses accuse condemned condemns condemn criticized criticizes criticised criticises praised praises "
     "praise welcomed welcomes welcome rejected rejects reject complained complains complain protested "
     "protests asked asks responded responds replied reported reports noted acknowledged acknowledges "
     "admitted admits vowed vows pledged pledges promised promises threatened threatens proposed proposes "
     "suggested suggests expressed expresses reiterated stressed emphasized congratulated thanked invited "
     "answered signaled signalled hinted"},
    {kActorVerb,
     "wants want wanted seeks seek sought fears fear feared hopes hope hoped believes believe believed "
     "thinks think thought sees see saw views view viewed considers consider considered regards regard "
     "regarded supports support supported backs back backed opposes oppose opposed refuses refuse refused "
     "recognizes recognize recognized recognises recognised supplies supplied supply sends send sent gives "
     "give gave takes take took tries try tried plans plan planned decides decide decided agrees agree "
     "agreed intends intend intended allows allow allowed uses use used needs need needed expects expect "
     "expected knows know knew understands feels felt feel trusts trust distrusts trusted blames blame "
     "blamed suspects suspected prefers preferred continues continued signed signs sign expelled expels "
     "imposed imposes launched launches ordered orders issued issues summoned summons withdrew withdraws "
     "recalled refrained maintains maintained keeps kept plays played finds found hosts hosted funds funded "
     "arms armed trains trained shelters sheltered helps helped negotiated negotiates pushes pushed pressed "
     "presses worries worried remains stands offers offered provided provides cut cuts broke breaks severed "
     "severs banned bans lifted lifts closed opened gains gained loses lost risks looks looked put puts made "
     "makes turned turns began begins started starts wishes wished did does failed fails acts acted reacted "
     "reacts hates hated loves loved tolerates tolerated ignores ignored resents resented"},
};

struct HeadType {
  uint64_t word_class;
  v1::EntityType type;
};

// Where a word heads names of several types, the first counts.
constexpr HeadType kHeadTypes[] = {
    {kPlaceHead, v1::ENTITY_TYPE_PLACE},       {kTreatyHead, v1::ENTITY_TYPE_TREATY},
    {kProjectHead, v1::ENTITY_TYPE_PROJECT},   {kOrgHead, v1::ENTITY_TYPE_ORG},
    {kArmedHead, v1::ENTITY_TYPE_ARMED_GROUP}, {kEventHead, v1::ENTITY_TYPE_EVENT},
};

const absl::flat_hash_map<absl::string_view, uint64_t>& Words() {
  static const auto* words = [] {
    auto* map = new absl::flat_hash_map<absl::string_view, uint64_t>();
    for (const WordTable& table : kTables) {
      for (const absl::string_view word : absl::StrSplit(table.words, ' ', absl::SkipEmpty())) {
        (*map)[word] |= table.classes;
      }
    }
    return map;
  }();
  return *words;
}

}  // namespace

uint64_t WordClasses(absl::string_view lower) {
  const auto it = Words().find(lower);
  return it == Words().end() ? 0 : it->second;
}

v1::EntityType TypeOfHead(absl::string_view lower) {
  const uint64_t classes = WordClasses(lower);
  for (const HeadType& head : kHeadTypes) {
    if ((classes & head.word_class) != 0) return head.type;
  }
  return v1::ENTITY_TYPE_UNSPECIFIED;
}

}  // namespace parallax::nlp
