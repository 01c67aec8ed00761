using System.Runtime.CompilerServices;
using System.Threading.Channels;
using PeerCoachBot.Practice.State;

namespace PeerCoachBot.Practice;

/// <summary>The room as it is now. Every change is kept in the file and told to every window.</summary>
internal sealed class LiveRoom(RoomFile file, RoomState start, TimeProvider real)
{
    /// <summary>A window that lags behind by more is let go; it comes back by itself and gets everything anew.</summary>
    private const int LongestLag = 1000;

    private readonly Lock gate = new();
    private readonly List<Channel<RoomNews>> windows = [];
    private RoomState state = start;
    private RoomNews.Packages packages = new(AreReady: false);

    public RoomState State
    {
        get
        {
            lock (gate)
                return state;
        }
    }

    /// <summary>Changes the room. Returns when the change is kept.</summary>
    public async Task ChangeAsync(Func<RoomState, RoomState> change)
    {
        RoomState after;
        lock (gate)
        {
            var before = state;
            after = change(before);
            if (ReferenceEquals(before, after))
                return;
            state = after = after with { Revision = before.Revision + 1 };
            foreach (var news in RoomNews.Between(before, after, Now(after)))
                Tell(news);
        }

        await file.SaveAsync(after);
    }

    /// <summary>Adds a message under the room's next id; null where the room was reset meanwhile.</summary>
    /// <param name="seen">The room in which it was decided to add it.</param>
    public async Task<Message?> AddAsync(RoomState seen, Chat chat, Func<string, Message> make, DateTimeOffset now)
    {
        Message? added = null;
        await ChangeAsync(room =>
        {
            if (room.Tenant == seen.Tenant)
                (room, added) = room.Add(chat.Key, make, now);
            return room;
        });
        return added;
    }

    public void TellOf(RoomNews.Packages news)
    {
        lock (gate)
        {
            packages = news;
            Tell(news);
        }
    }

    /// <summary>What a window is told: everything first, then what changes.</summary>
    public async IAsyncEnumerable<RoomNews> WatchAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var window = Channel.CreateBounded<RoomNews>(LongestLag);
        lock (gate)
        {
            window.Writer.TryWrite(new RoomNews.Whole(state, Now(state)));
            window.Writer.TryWrite(packages);
            windows.Add(window);
        }

        try
        {
            await foreach (var news in window.Reader.ReadAllAsync(cancellation))
                yield return news;
        }
        finally
        {
            lock (gate)
                windows.Remove(window);
        }
    }

    private DateTimeOffset Now(RoomState room) => real.GetUtcNow() + room.Ahead;

    private void Tell(RoomNews news)
    {
        foreach (var window in windows)
        {
            if (!window.Writer.TryWrite(news))
                window.Writer.TryComplete();
        }
    }
}
