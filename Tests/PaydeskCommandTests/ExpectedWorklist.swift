/// What the commands about the worklist print, to the letter.
enum ExpectedWorklist {
    static func listed(_ id: String) -> String {
        """
        [
          {
            "break" : null,
            "care" : {
              "id" : "\(id)",
              "ownedSince" : null,
              "owner" : null,
              "snoozedUntil" : null
            },
            "kind" : "payout",
            "nextStep" : "Wait for the next query, or re-query now. Never pay it again.",
            "notifications" : null,
            "payout" : \(payout(id)),
            "proposal" : null,
            "reasons" : [
              "unknownOutcome"
            ],
            "since" : "2026-11-21T14:32:07.125Z",
            "what" : "It was sent, or may have been, and no trustworthy answer came."
          }
        ]

        """
    }

    private static func payout(_ id: String) -> String {
        """
        {
              "amount" : {
                "currency" : "COP",
                "minorUnits" : 6000000,
                "text" : "60000.00"
              },
              "attention" : [
                "unknownOutcome"
              ],
              "beneficiary" : {
                "account" : "····0072",
                "institution" : "NEQUI",
                "name" : "Andrés Muñoz"
              },
              "createdAt" : "2026-11-21T14:32:07.125Z",
              "flags" : [

              ],
              "id" : "\(id)",
              "nextAttemptAt" : null,
              "nextQueryAt" : "2026-11-21T14:32:12.769Z",
              "orderNumber" : "202611211432079088164554",
              "provider" : "cashypro-co",
              "providerReference" : null,
              "reason" : null,
              "status" : "unknown",
              "updatedAt" : "2026-11-21T14:32:07.125Z"
            }
        """
    }

    static func claimed(_ id: String) -> String {
        """
        {
          "id" : "\(id)",
          "ownedSince" : "2026-11-21T14:32:07.125Z",
          "owner" : "dara",
          "snoozedUntil" : null
        }

        """
    }

    static let noted = """
        [
          {
            "at" : "2026-11-21T14:32:07.125Z",
            "by" : "dara",
            "text" : "asked support, ticket 4711"
          }
        ]

        """
}
