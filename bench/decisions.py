#!/usr/bin/env python3
"""decisions — a table of invented penalty decisions, as large as wanted; row n is always the same.

Usage: bench/decisions.py ROWS > decisions.csv

Every row is drawn from BLAKE2b of its number alone, so a shorter table is the beginning of a longer one. Places,
firms and people do not exist; credit codes have the check characters of GB 32100 and GB 11714."""
import datetime
import hashlib
import sys

COLUMNS = ("id agency region_code decision_no party_kind party_name credit_code area facts basis penalty_kind "
           "amount_fen filed_on decided_on published_on").split()

CITIES = ("青禾市 云岭市 望川市 临港市 石桥市 松原岭市 白鹭市 远山市 沧浪市 晴川市 雁湖市 金沙渡市 梅溪市 竹海市 芦洲市 "
          "枫桥口市 月湾市 鹿鸣市 星河市 泽林市").split()
DISTRICTS = "东湖 西岭 南浦 北望 上河 下沙 新港 老城 高新 临江 长堤 平野".split()
ROADS = "兴业 迎春 望江 采石 纺织 码头 学院 青年 丰收 团结 滨湖 祥和 百花 向阳 槐荫 柳浪".split()
SPOTS = ("二号厂房 成品仓库 化学品库 喷涂车间 锅炉房 地下停车场 后厨 冷藏间 配电间 污水站 员工宿舍楼 装卸月台 打磨工位 "
         "调漆间 危险废物贮存间 塔吊作业区").split()
GEAR = "叉车 储气罐 行吊 集尘装置 喷淋塔 固化炉 货梯 空压机 切割机 输送机 消防水泵 送风机 注塑机 搅拌机".split()
GOODS = ("稀释剂 液氨 冷冻禽肉 散装食用油 废活性炭 烟花爆竹 农药 瓶装液化气 医用手套 渣土 砂石 钢管 电缆 复合肥 工业酒精 "
         "废矿物油").split()
TRADES = "化工 机械 建材 食品 物流 印染 家具 塑业 酒店管理 环保科技 商贸 建设 汽修 药业 电子 包装 水产 粮油".split()
MARKS = "禾岭川泉松柏云帆晨曦墨竹沁溪岚峰瀚宇泽润嘉穗臻诚恒远启明弘毅翠微凌霄澄湖"
FAMILY, GIVEN = "云溪石江秋林夏温白纪陆封寒惠司高严方", "采薇书砚月樵墨生知远守一长明流萤秋横未雨平西澜鉴竹民承安"
SHOPS = "小吃店 五金店 理发店 便利店 药房 汽修店 网吧 水果店".split()
AREAS = [  # field, office, articles, what was found
    ("应急", "应急管理局", ["《中华人民共和国安全生产法》第九十七条第三项", "《中华人民共和国安全生产法》第一百零一条第二项"],
     ["{spot}有{n}名从业人员未经安全生产教育和培训上岗，培训记录为事后补写，操作{gear}的{who}不能出示特种作业操作证",
      "{spot}存放{goods}{n}桶，未登记建档，未设置明显的安全警示标志，{gear}的检验合格证已经过期{n}日"]),
    ("环", "生态环境局", ["《中华人民共和国大气污染防治法》第九十九条第二项", "《中华人民共和国水污染防治法》第八十三条第二项"],
     ["{spot}正在生产，配套的{gear}没有开启，废气未经处理直接排放，经监测超过排放标准{n}倍",
      "将产生的{goods}{n}公斤露天堆放在{spot}外，没有识别标志，也没有防止渗漏、流失的措施，台账缺失"]),
    ("市监", "市场监督管理局", ["《中华人民共和国食品安全法》第一百二十四条第一款", "《中华人民共和国广告法》第五十七条"],
     ["{spot}待售的{goods}{n}件没有标明生产日期和保质期，不能提供进货查验记录，其中一部分已经售出",
      "在用的{gear}{n}台未经定期检验，现场负责人{who}表示知道应当检验，但为了赶工一直没有停用"]),
    ("消", "消防救援支队", ["《中华人民共和国消防法》第六十条第一款第一项", "《中华人民共和国消防法》第六十条第一款第三项"],
     ["{spot}的安全出口被{goods}堵塞，{n}具灭火器压力不足，{gear}处于手动状态，值班人员{who}无证上岗"]),
    ("住建", "住房和城乡建设局", ["《建设工程质量管理条例》第五十七条", "《建设工程安全生产管理条例》第六十二条"],
     ["工地的{spot}未取得施工许可证即开工，临边防护缺失{n}处，{gear}未经验收投入使用，监理人员{who}没有制止"]),
    ("交", "交通运输局", ["《中华人民共和国道路运输条例》第六十四条", "《公路安全保护条例》第六十四条"],
     ["驾驶员{who}驾驶的车辆装载{goods}，超过核定总质量{n}公斤，没有办理超限运输许可，{gear}固定不牢"]),
]
KINDS = [("罚款", True)] * 5 + [("警告、罚款", True)] * 3 + [("罚款、没收违法所得", True), ("警告", False), ("通报批评", False),
                                                      ("责令停产停业、罚款", True)]
FINES = (2_000, 3_000, 5_000, 8_000, 10_000, 20_000, 30_000, 50_000, 100_000, 200_000)  # yuan
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
PLACE = {c: i for i, c in enumerate(ALPHABET)}
PLACE_OF_36 = {c: i for i, c in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")}
FIRST_DAY = datetime.date(2019, 3, 1)
DAYS = [(FIRST_DAY + datetime.timedelta(n)) for n in range(2_200)]
ISO = [day.isoformat() for day in DAYS]


def body_check(body):  # GB 11714
    check = 11 - sum(PLACE_OF_36[c] * w for c, w in zip(body, (3, 7, 9, 10, 5, 8, 4, 2))) % 11
    return "X" if check == 10 else "0" if check == 11 else str(check)


def code_check(code):  # GB 32100
    weights = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
    return ALPHABET[(31 - sum(PLACE[c] * w for c, w in zip(code, weights)) % 31) % 31]


def row(n):
    left = int.from_bytes(hashlib.blake2b(b"decision %d" % n).digest(), "big")

    def of(choices):
        nonlocal left
        left, at = divmod(left, len(choices))
        return choices[at]

    city, district = of(CITIES), of(DISTRICTS) + "区"
    area, office, articles, findings = of(AREAS)
    agency, region = city + district + office, "42%02d%02d" % (CITIES.index(city) % 12 + 1, len(district) + 1)
    filed = of(range(2_000))
    decided = filed + 15 + of(range(75))
    published = decided + 1 + of(range(6))
    who = of(FAMILY) + of(GIVEN) + of(GIVEN)
    at = f"{district}{of(ROADS)}路{of(range(1, 400))}号"
    mark, kind, code = of(MARKS) + of(MARKS) + of(MARKS), of(range(20)), ""
    if kind < 14:
        kind, name = "法人", city[:-1] + mark + of(TRADES) + of(["有限公司", "有限公司", "股份有限公司"])
    elif kind < 17:
        kind, name = "个体工商户", city[:-1] + district + mark + of(SHOPS)
    else:
        kind, name = "自然人", who
    if kind != "自然人":
        body = "".join(of(ALPHABET) for _ in range(8))
        code = ("91" if kind == "法人" else "92") + region + body + body_check(body)
        code += code_check(code)
    found = of(findings).format(spot=of(SPOTS), gear=of(GEAR), goods=of(GOODS), n=of(range(2, 300)), who=who)
    day = DAYS[filed]
    facts = (f"{day.year}年{day.month}月{day.day}日，本机关执法人员到{name}位于{at}的经营场所检查，发现{found}。"
             "以上事实有现场笔录、询问笔录、照片和提取的资料为证。")
    penalty, fined = of(KINDS)
    fine = of(FINES) * of(range(1, 6)) * 100 if fined else 0
    number = f"{city[0]}{district[0]}{area}罚〔{ISO[decided][:4]}〕{n + 1}号"
    return (str(n + 1), agency, region, number, kind, name, code, area, facts, of(articles), penalty, str(fine),
            ISO[filed], ISO[decided], ISO[published])


def write(rows, out):  # no value holds a comma, a quote or a line end
    out.write(",".join(COLUMNS) + "\n")
    for first in range(0, rows, 2_000):
        out.write("".join(",".join(row(n)) + "\n" for n in range(first, min(first + 2_000, rows))))


def terms():
    """Search terms of two to four characters: in nearly every row, in many, in a few, in none."""
    words = SPOTS + GEAR + GOODS + TRADES
    names = [row(n)[5] for n in range(7_000, 9_000) if row(n)[4] == "法人"][:20]
    mark_at = [next(len(c) - 1 for c in CITIES if name.startswith(c[:-1])) for name in names]
    return {
        "huge": ["检查", "笔录", "机关", "执法人员", "询问笔录", "现场笔录", "经营场所", "照片和"],
        "common": [w for w in words if 2 <= len(w) <= 4],
        "name": [name[at:at + length] for name, at in zip(names, mark_at) for length in (2, 3, 4)],
        "absent": ["龘靐", "龘靐齉", "龘靐齉爩", "麤鱻", "驫羴掱", "猋骉犇羴"],
    }


if __name__ == "__main__":
    if len(sys.argv) != 2 or not sys.argv[1].isdigit():
        sys.exit(__doc__)
    write(int(sys.argv[1]), sys.stdout)
