/// The column width of every Unicode scalar.
///
/// The widths are those that glibc 2.36 (Unicode 15) gives with `wcwidth` in a UTF-8 locale; a
/// test compares them with the C library of the machine.
enum WidthTable {
    /// Zero, one or two columns; nil for a scalar that has no width (controls, unassigned).
    static func width(of scalar: Unicode.Scalar) -> Int? {
        var low = 0
        var high = runs.count
        // The last run that starts at or before the scalar.
        while high - low > 1 {
            let middle = (low + high) / 2
            if runs[middle].start <= scalar.value { low = middle } else { high = middle }
        }
        let width = runs[low].width
        return width < 0 ? nil : Int(width)
    }

    private static let runs: [(start: UInt32, width: Int8)] = {
        var runs: [(start: UInt32, width: Int8)] = []
        var start: UInt32 = 0
        var length: UInt32 = 0
        for byte in encoded.utf8 {
            let width: Int8
            switch byte {
            case UInt8(ascii: "n"): width = -1
            case UInt8(ascii: "z"): width = 0
            case UInt8(ascii: "s"): width = 1
            case UInt8(ascii: "w"): width = 2
            case UInt8(ascii: "a")...UInt8(ascii: "f"):
                length = length << 4 | UInt32(byte - UInt8(ascii: "a") + 10)
                continue
            default:
                length = length << 4 | UInt32(byte - UInt8(ascii: "0"))
                continue
            }
            runs.append((start, width))
            start += length
            length = 0
        }
        return runs
    }()

    /// Runs of scalars of equal width: how many in hexadecimal, then `n` for none, `z` for zero,
    /// `s` for one (single) and `w` for two (wide).
    private static let encoded = """
        1z1fn5fs21n260s70z8s2n6s4n7s1n1s1n14s1ne0s7za6s1n26s2n32s2n3s1n2dz1s1z1s2z1s2z1s1z8n1bs4n\
        6sbn10sbz1s1z2es15z10s1z65s7z2s6z2s2z1s4z20s1n2s1z1es1bz2n59sbz1sen2bs9z7s2n1z18s4z1s9z1s\
        3z1s5z2nfs1n19s3z2n1s1nbs5n1fs1n2s6n8z2as18z1s20z37s1z1s1z4s8z4s1z3s7zas2z1ds1z2s1n8s2n2s\
        2n16s1n7s1n1s3n4s2n1z4s4z2n2s2n2s1z1s8n1s4n2s1n3s2z2n18s1z2n2z1s1n6s4n2s2n16s1n7s1n2s1n2s\
        1n2s2n1z1n3s2z4n2z2n3z3n1z7n4s1n1s7nas2z3s1z1san2z1s1n9s1n3s1n16s1n7s1n2s1n5s2n1z4s5z1n2z\
        1s1n2s1z2n1sfn2s2z2ncs7n1s6z1n1z2s1n8s2n2s2n16s1n7s1n2s1n5s2n1z2s1z1s4z2n2s2n2s1z7n2z1s4n\
        2s1n3s2z2n12san1z1s1n6s3n3s1n4s3n2s1n1s1n2s3n2s3n3s3ncs4n2s1z2s3n3s1n3s1z2n1s6n1sen15s5n1z\
        3s1z8s1n3s1n17s1n10s2n1z1s3z4s1n3z1n4z7n2z1n3s2n1s2n2s2z2nas7nas1zbs1n3s1n17s1nas1n5s2n1z\
        2s1z5s1n1z2s1n2s2z7n2s6n2s1n2s2z2nas1n2sdn2zbs1n3s1n29s2z4s4z1n3s1n3s1z2s4nes2z2n1as1n1z2s\
        1n12s3n18s1n9s1n1s2n7s3n1z4n3s3z1n1z1n8s6nas2n3scn30s1z2s7z4n8s8zds25n2s1n1s1n5s1n18s1n1s\
        1nas1z2s9z1s2n5s1n1s1n6z2nas2n4s20n18s2z1bs1z1s1z1s1zes1n24s4nez1s5z1s2z5sbz1n24z1n8s1z6s\
        1nds25n2ds4z1s6z1s2z2s2z19s2z4s3z10s4zds1z2s2z6s1zfs1z28s1n1s5n1s2n30s60wa0z49s1n4s2n7s1n\
        1s1n4s2n29s1n4s2n21s1n4s2n7s1n1s1n4s2nfs1n39s1n4s2n43s2n3z1ds3n1as6n56s2n6s2n29ds3n59s7n\
        12s3z1s9n13s2z3s9n12s2zcnds1n3s1n2zcn34s2z1s7z8s1z2sbz9s1z2nas6nas6nbs5zas6n59s7n5s2z22s1z\
        1s5n46san1fs1n3z4s2z3s4n2s1z6s3z4n1s3n2as2n5sbn2cs4n1as6nbs3n39s2z2s1z2n38s1z1s7z1n1z1s1z\
        2s8z6saz2n1zas6nas6nes2n1fz31n4z30s1z1s5z1s1z5s1zas3n1bs9zbs1n2z20s4z2s2z1s3z38s1z1s2z3s1z\
        1s3z2s8n30s8z2s2z3nfs3n3cs7n2bs2nbs8n3z1sdz1s7z4s1z6s1z3s2z1s5nc0s40z116s2n6s2n26s2n6s2n8s\
        1n1s1n1s1n1s1n1fs2n35s1nfs1nes2n6s1n13s2n3s1n9s1nbs5z18s2n5z31s5z1naz2s2n1bs1nds3n21sfn21z\
        fn8cs4n18as2wds2wbes4w3s1w2s1w33s19nbs15n19ds2w15s2w32scw2bs1w13s1wds1w8s2w11s2w5s2w8s1w5s\
        1w15s1w7s2w1s1w4s1w2s1w7s1w4s2w1cs1w23s1w1s1w4s3w1s1w3ds3w18s1wes1w35bs2w33s1w4s1w1es2n20s\
        1n158s3z2s5n2ds1n1s5n1s2n38s7n2sen1z17s9n7s1n7s1n7s1n7s1n7s1n7s1n7s1n7s1n20z5es22n1aw1n59w\
        cnd6w1ancw4n2aw4z11w1s1n56w2n2z65w5n2bw1n5ew1n54wcn2fw1n726dw3n37w9n15cs14n2fs4z1saz20s2z\
        50s2z6s8ncbs5n2s1n1s1n5s18n10s1z3s1z4s1z19s2z5s1z3nas6n38s8n44s2z8ncs6n12zds1z26s8z19sbz2s\
        bn1s1dw3n3z30s1z2s4z2s2z10s1nbs4n7s1z19s1n29s6z2s2z2s2z9n3s1z8s1z1s2nas2n20s1z33s1z1s3z2s\
        2z5s2z1s1z1s18n11s2z8s1zan6s2n6s2n6s9n7s1n7s1n3cs4n75s1z2s1z4s1z2nas6n2ba4wcn17z4n31z804n\
        1900s16ew2n6aw26n7scn5s5n1s1z18s1n5s1n1s1n2s1n2s1n7ds10n1bds2n36s7n1s20n10s10zaw6n10z23w1n\
        13w1n4w4n5s1n87s2n1z1n60w5es3n6s2n6s2n6s2n3s3n7w1n7san3z2s2ncs1n1as1n13s1n2s1nfs2nes22n7bs\
        5n3s4n2ds3n58s1nds3n1s2fn2ds1z82n1ds3n31sfn1z1bs4n24s9n1es5n26s5z5n1es1n25s4nes2an9es2nas\
        6n24s4n24s4n28s8n34sbncs1nfs1n7s1n2s1nbs1nfs1n7s1n2s43n137s9n16san8s18n6s1n2as1n9s45n6s2n\
        1s1n2cs1n2s3n1s2n17s1n48s8n9s30n13s1n2s5n21s3n1bs5n1s40n38s4n14s2n2fs3z1n2z5n4z4s1n3s1n1ds\
        2n3z4n1z9s7n9s7n40s20n25s2z4ncs9n36s3n1ds2n1bs5n1as7n4scn7s50n49s37n33sdn33s7n2as4z8nas\
        126n1fs1n2as1n2z1s2n2s4en28s8n16sbz9s16n12s4z4s26n1cs14n17s9n1s1z36sfz7s4n1es1z2s2z1s9n3z\
        31s4z2s2z7s1zan1s2n19s7nas6n3z24s5z1s8z1n12s8n23s1z3s9n2z34s9zas4z2s1z10s1n14sbn12s1n1cs3z\
        2s1z1s2z6s1z41n7s1n1s1n4s1nfs1nbs6n2fs1z3s8z5nas6n2z2s1n8s2n2s2n16s1n7s1n2s1n5s1n2z3s1z4s\
        2n2s2n3s2n1s6n1s5n7s2n7z3n5z8bn38s8z2s3z1s1z15s1n1s1z3s1en33s6z1s1z4s2z1s2z4s8nasa6n32s4z\
        2n4s2z1s2z1bs2z22n33s8z2s1z1s2z4sbnas6nds13n2bs1z1s1z2s6z1s1z2s6nas36n1bs2n3z2s4z1s5z4n17s\
        b9n2fs9z1s2z1s64n53scn8s2n1s2n8s1n2s1n1es1n2s2n2z1s1z4s1z3s9nas46n8s2n2as4z2n2z4s1z4s1bn1s\
        az28s6z2s4z8s1z8n1s6z2s3z2esdz1s2z9sdn49s107n9s1n26s7z1n6z1s1z6san1ds3n20s2n16z1n1s7z1s2z\
        1s2z49n7s1n2s1n26s6z3n1z1n2z1n7z1s1z8nas6n6s1n2s1n25s1n2z1n2s1z1s1z1s7nas136n13s2z4sb7n1s\
        fn32sdn39bs66n6fs1n5sbnc4sa4cn63sdn42fs1n9zfc7n247s21b9n239s7n1fs1nas4n51s1nas6n1es2n5z1s\
        an30s7zfsanas1n7s1n15s5n13s2b0n5bs65n4bs4n1z38s7n4zds40n4w1zbn2wen17f8w8n4d6w2an9w22e7n4w\
        1n7w1n2w1n123w2dn3w11n4w8n18cw904n6bs5nds3n9s7nas2n1s2z1s4z125cn2ez2n17z9n74s3cnf6san27s2n\
        3es3z9s10z2s7z1es4z3ds15n42s3z1s9an14scn57s9n19s87n55s1n47s1n2s2n1s2n2s2n4s1ncs1n1s1n7s1n\
        41s1n4s2n8s1n7s1n1cs1n4s1n5s1n1s3n7s1n154s2n124s2n232s37z4s32z8s1zes1z7sfn5z1nfz450n1fse1n\
        7z1n11z2n7z1n2z1n5zd5n2ds3n7z7s2nas4n2s140n1es1z11n2cs4zas5n1s4e0n7s1n4s1n2s1nfs1nc5s2n9s\
        7z29n44s7z1s4nas4n2s311n44s4cn3dsc2n4s1n1bs1n2s1n1s2n1s1nas1n4s1n1s1n1s6n1s4n1s1n1s1n1s1n\
        3s1n2s1n1s2n1s1n1s1n1s1n1s1n1s1n2s1n1s2n4s1n7s1n4s1n4s1n1s1nas1n11s5n3s1n5s1n11s34n2s10en\
        4s1w27s4n64scnfs2nfs1nes1w1n25san8es1w2saw13s38n1as3wdn2cw4n9w7n2wen6w9an21wcs9w1s46w1s16w\
        cs2bw4s5wcs11w3s1w3s47w1s1w1sbbw2s3fwds4w1s18w12s1w1as2wds1w56s55w30s46w6s1w3s3w2s3w5n3wbs\
        2w3n4s9w3n74scn59s7ncw4n1wfncs4n38s8nas6n28s8n1es2n2s4encs2fw1saw1sb9w54scnes2n5w3n5w3n7w\
        9n1dw3nbw5n6wanaw6n8w8n7w9n93s1n37s25nas406na6e0w20n1039w7ndew2n1682wen1d31wc1fn21ew5e2n\
        134bwaecb6n1z1en60z80nf0zfe10nfffes2nfffes2n
        """
}
