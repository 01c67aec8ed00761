using System.Buffers.Binary;

namespace PeerCoachBot.Bench;

/// <summary>
/// How many transactions that wrote something stand in a file's write-ahead log: https://www.sqlite.org/fileformat2.html,
/// section 4. Each of them was one flush.
/// </summary>
internal static class Wal
{
    private const int HeaderSize = 32;
    private const int FrameHeaderSize = 24;

    /// <summary>The commits since the log was last begun anew, and which beginning that was.</summary>
    public static (uint Beginning, int Commits, int Frames) Read(string file)
    {
        var log = ReadShared(file + "-wal");
        if (log.Length < HeaderSize)
            return default;
        var pageSize = BinaryPrimitives.ReadInt32BigEndian(log.AsSpan(8));
        var salt = BinaryPrimitives.ReadUInt64BigEndian(log.AsSpan(16));
        var (commits, frames) = (0, 0);
        for (var at = HeaderSize; at + FrameHeaderSize + pageSize <= log.Length; at += FrameHeaderSize + pageSize)
        {
            if (BinaryPrimitives.ReadUInt64BigEndian(log.AsSpan(at + 8)) != salt)
                break;
            frames++;
            commits += BinaryPrimitives.ReadUInt32BigEndian(log.AsSpan(at + 4)) == 0 ? 0 : 1;
        }

        return (BinaryPrimitives.ReadUInt32BigEndian(log.AsSpan(12)), commits, frames);
    }

    private static byte[] ReadShared(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using MemoryStream copy = new();
        file.CopyTo(copy);
        return copy.ToArray();
    }
}
