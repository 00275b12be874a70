import ArgumentParser
import Yams
enum P {}
