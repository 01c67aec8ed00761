using System.Security.Cryptography;
using System.Text;

namespace PeerCoachBot.Tests.Simulation;

/// <summary>Everything that was read, written and sent in a run, in order; two runs of one seed must have the same.</summary>
internal sealed class Trace : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>The last lines, to be read when a run fails.</summary>
    private readonly Queue<string> last = new();

    private const int Kept = 40;

    /// <summary>A run has some thousands of lines; one that has so many goes on for ever.</summary>
    private const int Most = 100_000;

    private int lines;

    public void Add(string line)
    {
        if (++lines > Most)
            throw new InvalidOperationException("The run does not come to an end.");
        hash.AppendData(Encoding.UTF8.GetBytes(line));
        last.Enqueue(line);
        if (last.Count > Kept)
            last.Dequeue();
    }

    public string Hash => Convert.ToHexString(hash.GetCurrentHash());

    public override string ToString() => string.Join('\n', last);

    public void Dispose() => hash.Dispose();
}
