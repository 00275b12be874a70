/// What commands print, to the letter.
enum Expected {
    static let created = """
        {
          "amount" : {
            "currency" : "COP",
            "minorUnits" : 6000000,
            "text" : "60000.00"
          },
          "attention" : [

          ],
          "beneficiary" : {
            "account" : "····2861",
            "institution" : "NEQUI",
            "name" : "Andrés Muñoz"
          },
          "createdAt" : "2026-11-21T14:32:07.125Z",
          "flags" : [

          ],
          "id" : "PO-NNZK-9M5X",
          "nextAttemptAt" : null,
          "nextQueryAt" : "2026-11-21T14:32:12.769Z",
          "orderNumber" : "202611211432079088164554",
          "provider" : "cashypro-co",
          "providerReference" : "PAYOUT5532492601378247693",
          "reason" : null,
          "status" : "processing",
          "transitions" : [
            {
              "at" : "2026-11-21T14:32:07.125Z",
              "by" : "dara",
              "cause" : "created",
              "from" : null,
              "isReversal" : false,
              "to" : "queued"
            },
            {
              "at" : "2026-11-21T14:32:07.125Z",
              "by" : "dispatcher",
              "cause" : "submitted",
              "from" : "queued",
              "isReversal" : false,
              "to" : "submitting"
            },
            {
              "at" : "2026-11-21T14:32:07.125Z",
              "by" : "dispatcher",
              "cause" : "the provider says it is in progress",
              "from" : "submitting",
              "isReversal" : false,
              "to" : "processing"
            }
          ],
          "updatedAt" : "2026-11-21T14:32:07.125Z"
        }

        """

    static let requeried = """
        [
          {
            "answered" : true,
            "id" : "PO-NNZK-9M5X",
            "message" : "a query found it paid; it is paid",
            "status" : "paid"
          }
        ]

        """

    static let listed = """
        [
          {
            "amount" : {
              "currency" : "COP",
              "minorUnits" : 6000000,
              "text" : "60000.00"
            },
            "attention" : [

            ],
            "beneficiary" : {
              "account" : "····2861",
              "institution" : "NEQUI",
              "name" : "Andrés Muñoz"
            },
            "createdAt" : "2026-11-21T14:32:07.125Z",
            "flags" : [

            ],
            "id" : "PO-NNZK-9M5X",
            "nextAttemptAt" : null,
            "nextQueryAt" : null,
            "orderNumber" : "202611211432079088164554",
            "provider" : "cashypro-co",
            "providerReference" : "PAYOUT5532492601378247693",
            "reason" : null,
            "status" : "paid",
            "updatedAt" : "2026-11-21T14:32:37.125Z"
          }
        ]

        """

    static let shown = """
        {
          "amount" : {
            "currency" : "COP",
            "minorUnits" : 6000000,
            "text" : "60000.00"
          },
          "attention" : [

          ],
          "beneficiary" : {
            "account" : "····2861",
            "institution" : "NEQUI",
            "name" : "Andrés Muñoz"
          },
          "createdAt" : "2026-11-21T14:32:07.125Z",
          "flags" : [

          ],
          "id" : "PO-NNZK-9M5X",
          "nextAttemptAt" : null,
          "nextQueryAt" : null,
          "orderNumber" : "202611211432079088164554",
          "provider" : "cashypro-co",
          "providerReference" : "PAYOUT5532492601378247693",
          "reason" : null,
          "status" : "paid",
          "transitions" : [
            {
              "at" : "2026-11-21T14:32:07.125Z",
              "by" : "dara",
              "cause" : "created",
              "from" : null,
              "isReversal" : false,
              "to" : "queued"
            },
            {
              "at" : "2026-11-21T14:32:07.125Z",
              "by" : "dispatcher",
              "cause" : "submitted",
              "from" : "queued",
              "isReversal" : false,
              "to" : "submitting"
            },
            {
              "at" : "2026-11-21T14:32:07.125Z",
              "by" : "dispatcher",
              "cause" : "the provider says it is in progress",
              "from" : "submitting",
              "isReversal" : false,
              "to" : "processing"
            },
            {
              "at" : "2026-11-21T14:32:37.125Z",
              "by" : "dara",
              "cause" : "a query found it paid",
              "from" : "processing",
              "isReversal" : false,
              "to" : "paid"
            }
          ],
          "updatedAt" : "2026-11-21T14:32:37.125Z"
        }

        """

    static let table = [
        "id            provider     orderNumber  providerReference  status  amount  "
            + "  currency  beneficiary  account   createdAt                 updatedAt\n",
        "PO-0000-0005  cashypro-co  ORDER5                          queued  60000.00"
            + "  COP       Ana          ····9852  2026-11-21T14:32:07.125Z  2026-11-21T14:32:07.125Z\n",
        "PO-0000-0004  cashypro-co  ORDER4                          queued  60000.00"
            + "  COP       red␛[31m     ····9852  2026-11-21T14:32:07.125Z  2026-11-21T14:32:07.125Z\n",
        "PO-0000-0003  cashypro-co  ORDER3                          queued  60000.00"
            + "  COP       Nguyễn       ····9852  2026-11-21T14:32:07.125Z  2026-11-21T14:32:07.125Z\n",
        "PO-0000-0002  cashypro-co  ORDER2                          queued  60000.00"
            + "  COP       សុខ ដារ៉ា      ····9852  2026-11-21T14:32:07.125Z  2026-11-21T14:32:07.125Z\n",
        "PO-0000-0001  cashypro-co  ORDER1                          queued  60000.00"
            + "  COP       王小明       ····9852  2026-11-21T14:32:07.125Z  2026-11-21T14:32:07.125Z\n",
    ].joined()
}
