/// Schools of two countries with a table for each goal and each country.
///
/// | | country | goal 6 | goal 7 | score |
/// |---|---|---|---|---|
/// | A | FR | 10 | 40 | 25 |
/// | B | SN | 90 | 30 | 60 |
/// | C | FR | 50 | 20 | 35 |
public enum Countries {
  public static let methodology = """
    palmares: 1
    id: countries
    edition: "2024"
    title: {en: Schools by country, fr: Écoles par pays}
    status: own
    data: {file: data.csv, id: id}
    populations:
      french: country == "FR"
      senegalese: country == "SN"
      peruvian: country == "PE"
    fit: all
    nodes:
      "goal${g}": {for: {g: {from: 6, to: 7}}, column: "g${g}"}
      "goal${g}_rank":
        for: {g: {from: 6, to: 7}}
        of: "goal${g}"
        then: [{rank: {first: high, ties: min}}]
      score: {mean: [goal6, goal7], needs: all}
      rank: {of: score, then: [{rank: {first: high, ties: min}}]}
      medicine: {of: score, only: 'country == "XX"'}
      sn_rank: {of: score, only: 'country == "SN"', then: [{rank: {first: high, ties: min}}]}
    results:
      score: score
      rank: rank
      tables:
        "goal${g}":
          for: {g: {from: 6, to: 7}}
          title: {en: "Goal ${g}", fr: "Objectif ${g}"}
          score: "goal${g}"
          rank: "goal${g}_rank"
          show: [score]
        fr: {title: {en: France, fr: France}, score: score, rank: rank, listed: french}
        sn: {title: {en: Senegal, fr: Sénégal}, score: score, rank: sn_rank, listed: senegalese}
        pe: {title: {en: Peru, fr: Pérou}, score: score, rank: rank, listed: peruvian}
        medicine: {title: {en: Medicine, fr: Médecine}, score: medicine}

    """

  public static let data = "id,country,g6,g7\nA,FR,10,40\nB,SN,90,30\nC,FR,50,20\n"

  /// Writes both files to a folder and gives the path of the methodology.
  public static func write(to folder: TemporaryFolder) throws -> String {
    try folder.file("data.csv", data)
    return try folder.file("countries.yml", methodology)
  }
}
