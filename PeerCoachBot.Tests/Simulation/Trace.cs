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

    public void Add(string line)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(line));
        last.Enqueue(line);
        if (last.Count > Kept)
            last.Dequeue();
    }

    public string Hash => Convert.ToHexString(hash.GetCurrentHash());

    public override string ToString() => string.Join('\n', last);

    public void Dispose() => hash.Dispose();
}
