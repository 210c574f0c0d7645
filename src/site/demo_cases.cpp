#include "site/demo_cases.h"

#include <algorithm>

namespace json = boost::json;

namespace site::demo {
namespace {

using casework::Act;

struct Plot {  // what one case is about, and how far it has come
  const char *party, *matter, *violation, *finding, *violated, *basis;
  int fine_yuan;
  const char* until;   // the last act that was done
  int ended_days_ago;  // working days between that act and today
};

const Plot plots[] = {
    {"云港区乘风汽车维修有限公司", "420299-YJ-CF-009", "未设置明显的安全警示标志",
     "喷漆房、充电区未设置明显的安全警示标志。", "《安全生产法》第三十五条",
     "《安全生产法》第九十九条第一项", 8000, "issue_correction_order", 1},
    {"云港区长亭木业有限公司", "420299-YJ-CF-008", "特种作业人员未取得相应资格上岗作业",
     "一名叉车司机未取得特种设备作业人员证，正在作业。", "《安全生产法》第三十条第一款",
     "《安全生产法》第九十七条第七项", 15000, "submit_filing", 2},
    {"云港区星海涂料有限公司", "420299-YJ-CF-010", "安全设备的安装、使用不符合标准",
     "储罐区可燃气体报警器未投入使用。", "《安全生产法》第三十六条第一款",
     "《安全生产法》第九十九条第二项", 30000, "record_interview", 3},
    {"云港区沃野粮油加工有限公司", "420299-YJ-CF-006", "未如实记录事故隐患排查治理情况",
     "近三个月的隐患排查治理台账空白，未向从业人员通报。", "《安全生产法》第四十一条第二款",
     "《安全生产法》第九十七条第五项", 20000, "close_investigation", 1},
    {"云港区碧波船舶修造有限公司", "420299-YJ-CF-013", "危险作业未安排专门人员进行现场安全管理",
     "舱内动火作业现场没有专门人员进行安全管理。", "《安全生产法》第四十三条",
     "《安全生产法》第一百零一条第三项", 60000, "serve_notice", 2},
    {"云港区鸿鹄建材有限公司", "420299-YJ-CF-014", "未建立安全风险分级管控制度",
     "未建立安全风险分级管控制度，未按风险分级采取管控措施。", "《安全生产法》第四十一条第一款",
     "《安全生产法》第一百零一条第四项", 55000, "send_to_review", 1},
    {"云港区晨曦玻璃制品有限公司", "420299-YJ-CF-004", "未按规定进行安全生产教育和培训",
     "六名从业人员未经安全生产教育和培训上岗作业。", "《安全生产法》第二十八条第一款",
     "《安全生产法》第九十七条第三项", 60000, "review_opinion", 1},
    {"云港区松涛机械制造有限公司", "420299-YJ-CF-011", "未对安全设备进行经常性维护、保养",
     "两台冲床的双手操作装置失灵，没有维护、保养记录。", "《安全生产法》第三十六条第二款",
     "《安全生产法》第九十九条第三项", 18000, "record_defence", 2},
    {"云港区百川冷链物流有限公司", "420299-YJ-CF-012", "未提供符合标准的劳动防护用品",
     "制冷机房作业人员未配备防毒面具，现场负责人上官砚秋在场。", "《安全生产法》第四十五条",
     "《安全生产法》第九十九条第五项", 16000, "prepare_publication", 1},
    {"云港区远帆化工贸易有限公司", "420299-YJ-CF-007", "未定期组织应急演练",
     "未按照应急预案定期组织演练，司机刘望潮（电话13800000000）证实去年没有演练。",
     "《安全生产法》第八十一条", "《安全生产法》第九十七条第六项", 12000, "close_case", 4},
};

// Acts in their order: working days after the first, the hour, who does it.
struct Move {
  const char* act;
  int day, hour;
  const char* who;
};
const Move moves[] = {
    {"record_inspection", 0, 9, "zhouca"},
    {"issue_correction_order", 0, 11, "zhouca"},
    {"submit_filing", 1, 9, "zhouca"},
    {"approve_filing", 2, 10, "shisl"},
    {"record_interview", 4, 14, "linyq"},
    {"close_investigation", 8, 16, "zhouca"},
    {"serve_notice", 9, 10, "zhouca"},
    {"record_defence", 11, 15, "linyq"},
    {"send_to_review", 16, 9, "zhouca"},
    {"review_opinion", 18, 16, "wensy"},
    {"collective_discussion", 19, 9, "jiangbh"},
    {"decide", 20, 10, "jiangbh"},
    {"serve_decision", 21, 10, "linyq"},
    {"prepare_publication", 22, 9, "zhouca"},
    {"publish", 23, 15, "qiuzy"},
    {"pay", 26, 11, "linyq"},
    {"request_closure", 28, 10, "zhouca"},
    {"close_case", 29, 16, "jiangbh"},
};

class Story {
 public:
  Story(House& house, timing::ManualClock& clock, timing::Date today, const District& district,
        const Plot& plot)
      : house_(house), clock_(clock), district_(district), plot_(plot) {
    const auto last = *std::ranges::find(moves, std::string_view(plot.until),
                                         [](const Move& m) { return std::string_view(m.act); });
    start_ = days_before(today, plot.ended_days_ago + last.day);
  }

  std::vector<const Move*> plan() const {
    std::vector<const Move*> out;
    for (const Move& move : moves) {
      if (!skipped(move)) out.push_back(&move);
      if (std::string_view(move.act) == plot_.until) break;
    }
    return out;
  }
  timing::Instant time_of(const Move& move) const {
    return timing::china_midnight(days_after(start_, move.day)) + std::chrono::hours{move.hour};
  }
  void perform(const Move& move) {
    if (!case_) open();
    clock_.set(time_of(move));
    on_ = timing::date_in_china(clock_.now());
    must(house_.casework.act(*house_.database, case_, move.act, form_of(move.act),
                             by(person(move.who))));
  }

 private:
  // Small fines need neither review nor a discussion; large ones offer a hearing, which nobody asks
  // for.
  bool skipped(const Move& move) const {
    const std::string_view act = move.act;
    const bool large = plot_.fine_yuan >= 50000;
    if (act == "send_to_review" || act == "review_opinion" || act == "collective_discussion")
      return !large;
    return act == "record_defence" && large;
  }

  timing::Date days_before(timing::Date day, int working) const {
    for (; working > 0; --working)
      day = house_.law.calendar().working_day_until(day - std::chrono::days{1}).value();
    return day;
  }
  timing::Date days_after(timing::Date day, int working) const {
    return working ? law::working_days_after(house_.law.calendar(), day, working).value() : day;
  }

  std::int64_t person(const char* login) const { return district_.people.at(login); }
  registry::By by(std::int64_t who) const { return {bureau, who, clock_.now()}; }
  json::array handlers() const { return {person("zhouca"), person("linyq")}; }

  std::string at(int minutes_ago = 0) const {
    return timing::iso(clock_.now() - std::chrono::minutes{minutes_ago}).substr(0, 16);
  }

  void open() {
    clock_.set(timing::china_midnight(start_) + std::chrono::hours{8});
    const auto [matter, party] = house_.database->read([&](sql::Tx& tx) {
      return std::pair(house_.registry.matter_by_code(tx, bureau, plot_.matter).value(),
                       house_.registry.find_parties(tx, bureau, plot_.party).at(0));
    });
    party_ = party;
    case_ = must(house_.casework.open(
        *house_.database, {matter.id, party.id, party.name + "涉嫌" + plot_.violation + "案"},
        by(person("zhouca"))));
  }

  json::object form_of(std::string_view act) const {
    if (act == "record_inspection")
      return {{"place", party_.address},
              {"started_at", at(40)},
              {"ended_at", at(5)},
              {"officers", handlers()},
              {"shown_certificates", true},
              {"rights_told", true},
              {"person_in_charge", party_.legal_representative + "（法定代表人）"},
              {"finding", plot_.finding},
              {"signed", "已签名"}};
    if (act == "issue_correction_order")
      return {{"problems", plot_.finding},
              {"deadline", timing::iso(days_after(on_, 10))},
              {"officers", handlers()}};
    if (act == "submit_filing")
      return {{"source", "现场检查"},
              {"found_on", timing::iso(start_)},
              {"title", party_.name + "涉嫌" + plot_.violation + "案"},
              {"facts", plot_.finding},
              {"act_ended_on", timing::iso(start_)},
              {"violation", plot_.violation},
              {"officers", handlers()},
              {"handler_opinion", "符合立案标准，建议立案调查。"}};
    if (act == "approve_filing")
      return {
          {"approve", "同意"}, {"approver_opinion", "同意立案。"}, {"filed_on", timing::iso(on_)}};
    if (act == "record_interview")
      return {
          {"interviewee", party_.legal_representative},
          {"interviewee_identity", party_.name + "法定代表人"},
          {"started_at", at(50)},
          {"ended_at", at(2)},
          {"place", "云港区应急管理局询问室"},
          {"officers", handlers()},
          {"shown_certificates", true},
          {"rights_told", true},
          {"signed", "已签名"},
          {"questions",
           json::array{json::object{{"q", "现场检查记录写明的情况是否属实？"}, {"a", "属实。"}},
                       json::object{{"q", "是什么原因？"}, {"a", "管理上疏忽，已经安排整改。"}}}}};
    if (act == "close_investigation") return report();
    if (act == "serve_notice" || act == "serve_decision")
      return {{"served_on", timing::iso(on_)},
              {"method", "直接"},
              {"receiver", party_.legal_representative},
              {"place", party_.address},
              {"receipt_signed", true}};
    if (act == "record_defence")
      return {{"waived", true},
              {"adopted", "未提出意见"},
              {"adopted_reason", "当事人书面表示放弃陈述、申辩。"}};
    if (act == "send_to_review") return {{"responsibility", true}};
    if (act == "review_opinion") return opinion();
    if (act == "collective_discussion")
      return {{"started_at", at(50)},
              {"place", "云港区应急管理局会议室"},
              {"chair", "江北鹤"},
              {"attendees", "江北鹤、石上流、高平西"},
              {"discussion", "承办人汇报案情和审核意见，与会人员一致同意拟处罚意见。"},
              {"conclusion", "同意按拟处罚意见作出决定。"}};
    if (act == "pay")
      return {{"paid_on", timing::iso(on_)},
              {"yuan", std::to_string(plot_.fine_yuan)},
              {"channel", "银行代收"},
              {"receipt_no", "YG0001"}};
    if (act == "request_closure")
      return {{"result", "罚款" + std::to_string(plot_.fine_yuan) + "元"},
              {"execution", "罚款已缴至指定银行。"},
              {"handler_opinion", "已执行完毕，建议结案。"}};
    if (act == "close_case") return {{"approver_opinion", "同意结案。"}};
    return {{"confirmed", true}};
  }

  json::object report() const {
    return {
        {"facts", plot_.finding},
        {"evidence_list", "现场检查记录\n询问笔录\n营业执照复印件"},
        {"violated", plot_.violated},
        {"basis", plot_.basis},
        {"penalty_kinds", json::array{"罚款"}},
        {"fine_yuan", std::to_string(plot_.fine_yuan)},
        {"discretion_tier", "一般"},
        {"reason", "当事人初次违法、积极配合调查并已开始整改，没有造成危害后果，属于一般情节。"}};
  }

  // The one that was returned lacks a document.
  json::object opinion() const {
    json::object form;
    for (int i = 1; i <= 10; ++i) form["item_" + std::to_string(i)] = "合格";
    const bool returned = std::string_view(plot_.until) == "review_opinion";
    form["result"] = returned ? "补充调查" : "同意";
    if (returned) {
      form["item_6"] = "有问题";
      form["note_6"] = "缺少从业人员花名册和培训档案。";
      form["opinion"] = "请补充从业人员花名册和培训档案后重新送审。";
    }
    return form;
  }

  House& house_;
  timing::ManualClock& clock_;
  const District& district_;
  const Plot plot_;
  registry::Party party_;
  timing::Date start_{}, on_{};
  std::int64_t case_ = 0;
};

}  // namespace

// Everybody's acts in the order of time, as a bureau works on ten cases at once.
void make_cases(House& house, timing::ManualClock& clock, timing::Date today,
                const District& district) {
  std::vector<Story> stories;
  for (const Plot& plot : plots) stories.emplace_back(house, clock, today, district, plot);
  std::vector<std::pair<Story*, const Move*>> acts;
  for (Story& story : stories)
    for (const Move* move : story.plan()) acts.emplace_back(&story, move);
  std::ranges::stable_sort(acts, {},
                           [](const auto& act) { return act.first->time_of(*act.second); });
  for (const auto& [story, move] : acts) story->perform(*move);
}

}  // namespace site::demo
