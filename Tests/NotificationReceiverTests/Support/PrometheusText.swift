import Foundation
import Testing

/// Reads Prometheus' text format 0.0.4 strictly: help and type before a family's samples, each
/// family in one piece, no sample twice.
struct PrometheusText {
    private(set) var samples: [String: Double] = [:]
    private var families: [String] = []

    init(_ text: String) throws {
        #expect(text.hasSuffix("\n"))
        for line in text.split(separator: "\n") { try read(String(line)) }
    }

    private mutating func read(_ line: String) throws {
        if let help = line.wholeMatch(of: /# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) .+/) {
            let name = String(help.1)
            #expect(!families.contains(name), "\(name) comes in two pieces")
            families.append(name)
        } else if let type = line.wholeMatch(of: /# TYPE (\S+) (counter|gauge)/) {
            #expect(families.last == String(type.1), "a type without its help")
        } else {
            let label = #"[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\]|\\[\\"n])*""#
            let labels = #"(?:\{\#(label)(?:,\#(label))*\})?"#
            let sample = try Regex(#"(([a-zA-Z_:][a-zA-Z0-9_:]*)\#(labels)) (\S+)"#)
            let match = try #require(try sample.wholeMatch(in: line), "\(line)")
            let name = try #require(match.output[2].substring)
            #expect(families.last == String(name), "\(line) is in another family")
            let key = String(try #require(match.output[1].substring))
            let value = try #require(match.output[3].substring.flatMap { Double($0) })
            #expect(samples.updateValue(value, forKey: key) == nil, "\(key) comes twice")
        }
    }
}
