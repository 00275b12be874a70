#if canImport(Glibc)
import CMalloc
#endif

/// How the C library keeps memory that was freed.
enum Allocator {
    /// Allocations from this size on go back to the system when they are freed; what a frame of a
    /// large terminal needs is smaller, and stays.
    private static let largeBytes: Int32 = 1_024 * 1_024
    /// Threads share so many pools.
    private static let poolCount: Int32 = 2

    /// Keeps a console that runs for days, or a server, from growing.
    ///
    /// By itself glibc gives each thread a pool of its own, and takes what was large once to be
    /// usual: lists that are read again and again leave holes in every pool. An hour of changes
    /// cost a fifth of the memory. To be called before other threads begin.
    static func keepSmall() {
        #if canImport(Glibc)
        _ = mallopt(M_ARENA_MAX, poolCount)
        _ = mallopt(M_MMAP_THRESHOLD, largeBytes)
        _ = mallopt(M_TRIM_THRESHOLD, largeBytes)
        #endif
    }
}
