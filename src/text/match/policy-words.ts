/**
 * The words of Chinese policy documents and of their English titles, so that titles in the two languages can be
 * compared. One line a notion: Chinese words, an equals sign, English words or phrases without stop words. An English
 * word stands for all that begin with it if it has five letters or more: `evaluat` for evaluate and evaluation.
 */
const telling = `
科技 科学技术 科学和技术 = scientific technological|science technology|s t
成果 科研成果 = achievement
评价 评估 考核 = evaluat|assess
科研 科学研究 研究 研发 = research|r&d
经费 = fund|funding|funds
预算 = budget
财政 = fiscal|finance
税收 税务 税费 纳税 = tax|taxation|taxes
关税 = tariff
金融 = financial
银行 = bank|banking
保险 = insurance
证券 = securit firms|brokerage
债券 = bond
基金 = investment fund
价格 定价 = price|pricing
补贴 补助 = subsid
采购 = procurement
招标 投标 招投标 = tender|bidding
国产 本国产品 本地含量 = local content
就业 创业就业 = employment
创业 = entrepreneur|start-up
职业培训 职业技能 职业教育 技工 = vocational
工资 薪酬 = wage|salar
社会保障 社保 = social security
养老 = elderly|pension
退役军人 = veteran
农民工 = migrant worker
教育 学校 = educat|school
高校 高等学校 大学 = universit|college
学生 = student
医疗 = medical|healthcare
医疗器械 = medical device
医药 药品 = pharmaceutical|drug|medicine
疫苗 = vaccine
疫情 防控 = epidemic|pandemic|covid
卫生 健康 = health
食品 = food
体育 健身 = sport|fitness
文化 = cultur
旅游 = touris
文物 = relic
广播电视 电视 = televis|broadcast
电影 = film
出版 版权 = publish|copyright
知识产权 = intellectual property
专利 = patent
商标 = trademark
计量 = metrology
环境 环保 生态环境 = environment
生态 = ecolog
污染 = pollut
排放 = emission
碳达峰 碳中和 = carbon peak|carbon neutral
碳排放 碳 低碳 = carbon
废物 废弃物 垃圾 = waste
回收 回收利用 循环利用 再生利用 = recycl
循环经济 = circular econom
塑料 = plastic
梯次利用 = cascade|reuse|second-life
责任 责任延伸 = responsib
家电 家用电器 = home appliance|appliance
电池 蓄电池 = batter
动力电池 动力蓄电池 = power batter|traction batter
储能 = storage
新能源汽车 = nev|new energy vehicle
电动汽车 = ev|electric vehicle
燃料电池 = fuel cell
汽车 车辆 机动车 = car|vehicle|automotive|automobile
智能网联汽车 智能网联 车联网 = connected vehicle|intelligent networked
自动驾驶 智能驾驶 无人驾驶 = autonomous driving|self-driving
准入 = access|admission
充电 充电桩 = charging
能源 = energy
新能源 可再生能源 = renewable
光伏 太阳能 = photovoltaic|solar
风电 风力发电 = wind
水电 = hydropower
核电 核能 = nuclear
电力 电网 = power grid|electricit
电价 = electricity price
调峰 = peak shaving|peak-shaving
氢能 氢 = hydrogen
煤炭 煤 = coal
石油 原油 = oil
天然气 燃气 = gas
钢铁 = steel
有色金属 = nonferrous
稀土 = rare earth
矿产 矿山 采矿 = mineral|mining|mine
化工 化学品 = chemical
危险化学品 = hazardous chemical
建材 水泥 = cement|building material
纺织 = textile
原材料 = raw material
半导体 集成电路 芯片 = semiconductor|chip|integrated circuit
人工智能 = artificial intelligence|ai
大数据 = big data
数据 = data
云计算 = cloud
区块链 = blockchain
物联网 = internet things|iot
工业互联网 = industrial internet
互联网 网络 = internet|network
网络安全 = cybersecurity|cyber security
个人信息 = personal information
信息安全 数据安全 = data security|information security
算法 = algorithm
推荐 = recommend
平台 = platform
软件 = software
电信 通信 = telecom|communication
频率 无线电 = radio|spectrum|frequenc
5g 第五代移动通信 = 5g
卫星 北斗 航天 = satellite|beidou|space
关键信息基础设施 = critical information infrastructure|cii
基础设施 = infrastructure
电子商务 电商 = e-commerce|ecommerce
跨境 = cross-border
外贸 进出口 对外贸易 = foreign trade|import export
出口 = export
进口 = import
外资 外商投资 外商 = foreign invest
自由贸易 自贸 = free trade
自由贸易港 = free trade port
商贸 贸易 = trade
消费 = consumption|consumer
商品 = commodit
物流 = logistic
冷链 = cold chain
快递 = express deliver|courier
邮政 = postal
海关 通关 = customs
交通 交通运输 运输 = transport
道路 公路 = road|highway
铁路 = rail|railway
航空 民航 = aviation|airline
航运 船舶 船 = shipping|ship|vessel
港口 = port
水运 航道 = waterway
驾驶员 司机 驾驶 = driver
出租汽车 网约车 = ride-hailing|taxi
无人机 = drone
制造业 制造 = manufactur
机器人 = robot
机床 装备 = equipment
工业 = industrial
供应链 产业链 = supply chain
中小企业 小微企业 中小微企业 = sme|small medium enterprise
民营企业 民营 = private enterprise|private
国有企业 国企 国有资产 = state-owned
营商环境 = business environment
市场主体 = market entit
反垄断 = antitrust|monopol
竞争 = competition
质量 = quality
认证 = certificat
食盐 盐业 = salt
农业 农村 乡村 = agricultur|rural
乡村振兴 = rural revitali
粮食 = grain
种业 种子 = seed
耕地 土地 = land
畜牧 畜禽 生猪 = livestock|pig
渔业 水产 = fish
林业 森林 = forest
水利 水资源 = water
防洪 防汛 = flood
气象 = meteorolog|weather
地震 = earthquake
海洋 = marine|ocean
自然保护 公园 = national park|nature reserve
城市 城镇 城乡 = urban|city|cities
住房 房屋 租赁住房 = housing
房地产 = real estate
建筑 = construction|building
安全生产 = work safety|workplace safety
消防 = fire
应急 = emergency
儿童 未成年人 = child|minors
妇女 女性 = women
残疾人 = disab
法治 司法 = judicial|legal system
政务 政务服务 = government service
审计 = audit
统计 = statistic
信用 = credit
养护 = maintenance
贫困 脱贫 = poverty
颠覆性 = disruptive
量子 = quantum
生物 生物技术 = biotech|biolog
强国 = strong|superpower|powerful
`;

/** Words that many titles share: two titles with no other word in common are about different things. */
const general = `
管理 治理 = management|managing|govern
改革 = reform
创新 = innovat
发展 = development
高质量 高质量发展 = high-quality|quality development
体系 机制 制度 体制 = system|mechanism
服务 = service
企业 公司 = enterprise|companies|firms
生产企业 生产者 生产 厂商 = producer|maker|manufacturers
产品 = product
产业 行业 = industry|industries|sector
技术 = technolog
信息 信息化 = information
市场 = market
经济 = econom
社会 = social
国家 全国 = national
国际 = international
区域 地区 地方 = regional|local
中央 = central
公共 = public
安全 保护 = security|protection|safety
监管 监督 监督管理 = supervis|regulatory
标准 标准化 = standard
试点 示范 = pilot|demonstrat
建设 = build
投资 = invest
人才 = talent
重点 = key
专项 = special
智能 数字 数字化 = smart|intelligent|digital
绿色 = green
目标 = target|goal
设备 = facilit
利用 = utilisation|utilization|use
`;

/** Phrases of titles that say nothing about their subject. */
export const emptyZh =
  /关于|印发|转发|修改|废止|公布|发布|的|通知|公告|通告|意见|指导意见|实施意见|若干|进一步|加强|推进|促进|做好|开展|实施|完善|加快|深化|推动|有关|工作|事项|问题|等|以及|年度|暂行|试行|修订|决定|批复|复函|同意|组织|申报|鼓励|支持|规范|全面|切实|落实|建立|健全|强化|优化|提升|驱动|办法|规定|条例|细则|规划|计划|方案|行动|措施|名单|目录|指南|指引|十四五|“|”|和|与|及|对|为|在|中/u;
export const emptyEn = new Set(
  'from its their notice notices measures opinions guidelines guiding regulations rules law draft plan plans action year five 14th 13th call input issuing issued printing distributing further strengthening promoting strengthen promote improving improve several certain new implementing implementation extended updated china chinas'.split(
    ' ',
  ),
);

export interface PolicyNotion {
  readonly id: string;
  readonly weight: number;
  readonly zh: readonly string[];
  /** Phrases, each as its words. */
  readonly en: readonly (readonly string[])[];
}

/** A notion in common that tells two titles apart from others weighs 1. */
const GENERAL_WEIGHT = 0.3;

export const policyNotions: readonly PolicyNotion[] = [
  ...notionsIn(telling, 1),
  ...notionsIn(general, GENERAL_WEIGHT),
];

function notionsIn(lines: string, weight: number): PolicyNotion[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [zh = '', en = ''] = line.split(' = ');
      const words = zh.split(' ');
      return {
        id: words[0] ?? '',
        weight,
        zh: words,
        en: en.split('|').map((phrase) => phrase.replaceAll('-', ' ').split(' ')),
      };
    });
}
