namespace PeerCoachBot.Bench;

/// <summary>Adds up what is written to a file's log from one look to the next. The log begins anew every thousand pages.</summary>
internal sealed class WalReader(string file)
{
    private const int BytesOfFrame = 4096 + 24;

    private (uint Beginning, int Commits, int Frames) last;
    private Asked sum;

    public Asked Look()
    {
        var now = Wal.Read(file);
        var since = now.Beginning == last.Beginning ? last : default;
        sum = new Asked(sum.Trips + now.Commits - since.Commits, sum.Bytes + ((now.Frames - since.Frames) * BytesOfFrame));
        last = now;
        return sum;
    }
}
