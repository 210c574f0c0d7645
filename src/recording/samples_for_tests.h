// samples_for_tests — one case, filled in for every form.
#pragma once
#include <boost/json.hpp>
#include <stdexcept>

#include "recording/paper.h"

namespace recording {

// lawpack/ as it lies beside the sources; tests run there.
inline const law::Pack& the_law() {
  static const law::Loaded loaded = law::load_directory("lawpack");
  if (!loaded.pack) throw std::logic_error("the law pack is faulty");
  return *loaded.pack;
}

inline const Forms& the_forms() {
  static const Forms forms = [] {
    law::Faults faults;
    auto read = Forms::read(the_law(), faults);
    for (const auto& f : faults) throw std::logic_error(f.file + ": " + f.row + ": " + f.text);
    return read;
  }();
  return forms;
}

inline law::Date sample_day() { return *law::parse_date("2026-03-02"); }
inline Wording wording(law::Date on = sample_day()) { return {the_forms(), the_law(), on}; }

inline const char* const sample_about = R"({
 "agency": {"name":"云港区应急管理局","short_name":"区应急局","region":"云港区","address":"云港区滨江路18号","postcode":"430001",
  "phone":"027-00000018","supervision_phone":"027-00000019","credit_code":"11420000000000000X",
  "fine_bank":"云港银行滨江支行","fine_account":"4200 0000 0000 0000 018","reconsideration_body":"云港区人民政府","court":"云港区人民法院"},
 "party": {"name":"云港市蓝桥金属制品有限公司","kind":"organization","credit_code":"91420100MA4KEXAM0X","id_kind":"","id_number":"",
  "legal_representative":"周明远","operator":"","address":"云港区工业园三路6号","postcode":"430002","phone":"027-00000066","sex":""},
 "matter": {"code":"420202-CF-001","name":"对未按规定培训从业人员的处罚"},
 "case": {"title":"云港市蓝桥金属制品有限公司涉嫌未按规定培训从业人员案","cause":"未按规定对从业人员进行安全生产教育和培训",
  "number":"（云港区）应急立〔2026〕7号","officers":[11,12],
  "defence":"本机关于2026年2月10日送达行政处罚告知书，当事人在规定期限内未提出陈述、申辩意见。"},
 "decision": {"number":"（云港区）应急罚〔2026〕3号","content":"罚款30,000元"},
 "hold": {"number":"（云港区）应急先保通〔2026〕1号"},
 "signed": {"handler":{"name":"许立言","on":"2026-03-02"},"reviewer":{"name":"程砚秋","on":"2026-03-02"},
  "approver":{"name":"","on":""},"unit_head":{"name":"高向北","on":"2026-03-02"}},
 "officers": {"11":{"name":"许立言","certificate":"17010011001"},"12":{"name":"苏文竹","certificate":"17010011002"}}
})";

inline const char* const sample_penalty = R"({
 "facts":"2026年1月20日，本机关执法人员对当事人进行现场检查，发现当事人2025年10月新招用的4名冲压工未经安全生产教育和培训即上岗作业，培训档案中没有该4人的培训和考核记录。\n经询问当事人的安全管理员和4名从业人员，均承认上述事实。",
 "evidence_list":"现场检查记录一份，证明4名从业人员正在岗作业\n询问笔录两份，证明4人未经培训上岗\n培训档案复印件12页，证明没有该4人的培训和考核记录\n劳动合同复印件4份，证明4人的入职时间",
 "violated":"《中华人民共和国安全生产法》第二十八条第一款","basis":"《中华人民共和国安全生产法》第九十七条第三项",
 "penalty_kinds":["罚款"],"fine_yuan":"30000","discretion_tier":"一般",
 "reason":"涉及从业人员四人，当事人系初次违法并在责令限期内改正，按照裁量基准的一般档次处罚。"})";

inline const char* const sample_fields = R"({
 "onsite_record": {"place":"冲压车间","started_at":"2026-01-20T09:30","ended_at":"2026-01-20T11:05","officers":[11,12],
  "shown_certificates":true,"rights_told":true,"person_in_charge":"孟长河（安全管理员）",
  "finding":"一、冲压车间有4名从业人员正在操作冲床，当场不能提供培训合格的证明。\n二、查阅培训档案，2025年10月以后没有新的培训和考核记录。\n三、冲床防护装置完好，车间安全出口畅通。",
  "signed":"拒绝签名","refusal_note":"现场负责人孟长河阅后拒绝签名，未说明理由；车间班长方小满在场见证"},
 "correction_order": {"problems":"4名冲压工未经安全生产教育和培训上岗作业\n培训档案不完整，没有2025年10月以后的考核记录","deadline":"2026-03-20","officers":[11,12]},
 "filing_form": {"source":"现场检查","found_on":"2026-01-20","title":"云港市蓝桥金属制品有限公司涉嫌未按规定培训从业人员案",
  "facts":"2026年1月20日现场检查发现，当事人新招用的4名冲压工未经安全生产教育和培训即上岗作业，涉嫌违反《中华人民共和国安全生产法》第二十八条第一款。",
  "act_ended_on":"2026-01-20","violation":"未按规定对从业人员进行安全生产教育和培训","officers":[11,12],
  "handler_opinion":"符合立案标准，建议立案调查。","approver_opinion":"同意立案。","filed_on":"2026-01-21"},
 "interview_record": {"interviewee":"孟长河","interviewee_identity":"420100198001010018，云港市蓝桥金属制品有限公司安全管理员","interviewee_phone":"",
  "started_at":"2026-01-26T14:00","ended_at":"2026-01-26T15:20","place":"云港区应急管理局询问室","officers":[11,12],
  "shown_certificates":true,"rights_told":true,"questions":[
   {"q":"你是否听清楚告知的内容，是否申请回避？","a":"听清楚了，不申请回避。"},
   {"q":"2025年10月新招用的4名冲压工上岗前是否经过安全生产教育和培训？","a":"没有。当时订单急，想等年底一起培训，后来就忘了。"},
   {"q":"公司由谁负责安全生产教育和培训？","a":"由我负责，总经理周明远知道这件事。"},
   {"q":"还有什么要补充的吗？","a":""}],"signed":"已签名"},
 "evidence_hold": {"items":[{"name":"从业人员培训登记簿","spec":"2025年","quantity":"1册","note":"原件"},
   {"name":"车间考勤机","spec":"K-20","quantity":"1台","note":""}],"place":"云港区应急管理局证据室","started_on":"2026-01-26","approved_by":"陆致平"},
 "evidence_hold_result": {"result":"一、从业人员培训登记簿复制后返还当事人。\n二、解除对车间考勤机的先行登记保存。"},
 "defence_record": {"waived":false,"statement":"公司已经在责令期限内完成培训，请求从轻处罚。","adopted":"部分采纳","adopted_reason":"当事人在责令期限内改正属实，拟处罚数额已按一般档次确定。"},
 "hearing_notice": {"hearing_at":"2026-03-20T09:00","place":"云港区应急管理局三楼会议室","chair":"程砚秋"},
 "hearing_record": {"started_at":"2026-02-20T09:00","ended_at":"2026-02-20T11:00","place":"云港区应急管理局三楼会议室","chair":"程砚秋",
  "statement":"调查人员许立言：提出违法事实、证据和拟处罚意见。\n当事人：对事实没有异议，认为数额偏高。"},
 "hearing_report": {"summary":"听证会于2026年2月20日举行，调查人员和当事人到会。","opinion":"事实清楚，证据充分，建议按拟处罚意见办理。"},
 "review_submission": {"proposal":"对云港市蓝桥金属制品有限公司罚款30,000元","grounds":"当事人要求听证，直接关系当事人重大权益",
  "materials":[{"name":"案件处理呈批表","pages":"3","hash":"8c1f…"},{"name":"证据材料","pages":"26","hash":"02ab…"}],"responsibility":true},
 "review_opinion": {"result":"同意","items":[{"name":"执法主体是否合法，执法人员是否具备执法资格","machine":"两名执法人员证件有效","verdict":"合格","note":""},
   {"name":"执法程序是否合法","machine":"告知在前","verdict":"合格","note":""},
   {"name":"案件事实是否清楚，证据是否合法充分","machine":"","verdict":"合格","note":"询问笔录与档案互相印证"}],"opinion":"同意拟作出的处罚决定。"},
 "discussion_record": {"started_at":"2026-02-26T15:00","place":"云港区应急管理局二楼会议室","chair":"陆致平","attendees":"陆致平（局长）、高向北（副局长）、程砚秋（政策法规科科长）",
  "discussion":"高向北：事实清楚，同意承办机构意见。\n程砚秋：法制审核已经通过，裁量适当。","conclusion":"同意对当事人罚款30,000元。"},
 "proof_of_service": {"rows":[{"document":"行政处罚决定书","number":"（云港区）应急罚〔2026〕3号","method":"直接","place":"云港区工业园三路6号","served_at":"2026-03-02 10:30","receiver":"周明远","deliverer":"许立言、苏文竹","note":""}]},
 "closure_form": {"result":"罚款30,000元","execution":"2026年3月10日全额缴纳，票据号0000018","handler_opinion":"处罚决定已经执行完毕，建议结案。","approver_opinion":"同意结案。"},
 "publication_approval": {"original":"（云港区）应急罚〔2026〕3号","public_text":"云港市蓝桥金属制品有限公司未按规定对从业人员进行安全生产教育和培训，罚款30,000元。","masks":"法定代表人的联系电话：个人隐私","prepared_by":"秦晓","confirmed_by":"程砚秋"},
 "withdrawal_note": {"reason":"该决定被云港区人民政府行政复议决定撤销。","basis_document":"云港区人民政府行政复议决定书"},
 "time_extension": {"reason":"案情复杂，需要补充调查。","until":"2026-05-20"}
})";

inline Filled sample(std::string_view form) {
  const auto all = boost::json::parse(sample_fields).as_object();
  const auto* own = all.if_contains(form);
  return {own ? own->as_object() : boost::json::parse(sample_penalty).as_object(),
          boost::json::parse(sample_about).as_object()};
}

}  // namespace recording
