/// A terminfo entry for terminals that show 24-bit colours and say so in `COLORTERM` only.
///
/// Entries like it come with a package that is often not installed, so ncurses is given this one
/// in the environment (`TERMINFO=b64:…`, see terminfo(5)). It is that of an xterm without keys,
/// with RGB colours, where 0 to 7 stay the ANSI colours:
/// `setaf=\E[%?%p1%{8}%<%t3%p1%d%e38;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m`
enum DirectColorEntry {
    static let name = "terminal-direct"

    /// Made by `infocmp -x -q -0 -Q2` from the compiled entry.
    static let encoded = """
        b64:HgJBAB0ADwBpATwCdGVybWluYWwtZGlyZWN0fGRpcmVjdCBjb2xvciBmb3IgdGVybWluYWxzIHRoYXQgYW5ub3\
        VuY2UgMjQgYml0cwAAAQAAAQAAAAEAAAAAAQEAAAAAAAAAAAAAAAAAAVAAAAAIAAAAGAAAAP__________________\
        __________________________________8AAAABAAABAP__AAACAAQA__8VAB0AIQAlAP__MABBAEMARwBOAP__UA\
        BXAP__WwD__18AYwD__________2cAbAD__3UA________egB_AIQAiQD__5IAlgD_____nwClAP______________\
        ______-rAP__rwD___________________________________________________________________________\
        __________sQC5AP_______________________________________8EAygDTANwA5QDuAPcAAAEJARIB________\
        ________GwH__________y8BMgE9AUABQgFFAf____97Af____________________________________________\
        __________________________________________________________________________________________\
        __________________________________________________________________________________________\
        __________________________________________________________________________________________\
        __________________________________________99Af____________________________________________\
        ___________________________4IB__________________________________-LAf______________________\
        _5AB______________________________________________________________________________________\
        ____________-WAekBBwANABtbJWklcDElZDslcDIlZHIAG1tIG1sySgAbW0sAG1tKABtbJWklcDElZEcAG1slaSVw\
        MSVkOyVwMiVkSAAKABtbSAAbWz8yNWwACAAbWz8yNWgAG1tDABtbQQAbW1AAG1tNABtbMW0AG1s_MTA0OWgAG1sybQ\
        AbWzdtABtbN20AG1s0bQAbWyVwMSVkWAAbW20AG1s_MTA0OWwAG1syN20AG1syNG0AG1tMAH8AG1s_MWwbPgAbWz8x\
        aBs9ABtbJXAxJWRQABtbJXAxJWRNABtbJXAxJWRCABtbJXAxJWRAABtbJXAxJWRTABtbJXAxJWRMABtbJXAxJWREAB\
        tbJXAxJWRDABtbJXAxJWRUABtbJXAxJWRBACVwMSVjG1slcDIlezF9JS0lZGIAGzgAG1slaSVwMSVkZAAbNwAKABtN\
        ABtbMCU_JXA2JXQ7MSU7JT8lcDUldDsyJTslPyVwMiV0OzQlOyU_JXAxJXAzJXwldDs3JTttAAkAG1sxSwAbWzM5Oz\
        Q5bQAbWzNtABtbMjNtABtbJT8lcDElezh9JTwldDMlcDElZCVlMzg7MjslcDElezY1NTM2fSUvJWQ7JXAxJXsyNTZ9\
        JS8lezI1NX0lJiVkOyVwMSV7MjU1fSUmJWQlO20AG1slPyVwMSV7OH0lPCV0NCVwMSVkJWU0ODsyOyVwMSV7NjU1Mz\
        Z9JS8lZDslcDElezI1Nn0lLyV7MjU1fSUmJWQ7JXAxJXsyNTV9JSYlZCU7bQABAAEAAAACAAcAAQAIAAAAAAAEAFJH\
        QgBDTwA=
        """
}
