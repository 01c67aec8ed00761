using System.Text.Json.Serialization;

namespace PeerCoachBot.Practice.State;

/// <summary>What the room's windows are told.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Whole), "room")]
[JsonDerivedType(typeof(Said), "message")]
[JsonDerivedType(typeof(Moved), "clock")]
[JsonDerivedType(typeof(Joined), "members")]
[JsonDerivedType(typeof(Packages), "packages")]
internal abstract record RoomNews
{
    private RoomNews()
    {
    }

    /// <summary>Everything, anew.</summary>
    internal sealed record Whole(RoomState Room, DateTimeOffset Now) : RoomNews;

    /// <summary>A message came, or was changed.</summary>
    internal sealed record Said(string Chat, Message Message) : RoomNews;

    /// <summary>The clock went ahead.</summary>
    internal sealed record Moved(DateTimeOffset Now) : RoomNews;

    /// <summary>Somebody was added to a chat, or left it.</summary>
    internal sealed record Joined(string Chat, IReadOnlyList<string> Members) : RoomNews;

    /// <summary>How it stands with the card renderer.</summary>
    /// <param name="Missing">What is missing; null where nothing is.</param>
    /// <param name="Remedy">What to do about it.</param>
    /// <param name="Reason">The exact reason.</param>
    internal sealed record Packages(bool AreReady, string? Missing = null, string? Remedy = null, string? Reason = null) : RoomNews;

    /// <summary>What differs between two states.</summary>
    public static IEnumerable<RoomNews> Between(RoomState before, RoomState after, DateTimeOffset now)
    {
        if (before.Tenant != after.Tenant)
            return [new Whole(after, now)];

        List<RoomNews> news = [];
        if (before.Ahead != after.Ahead)
            news.Add(new Moved(now));
        foreach (var (old, chat) in before.Chats.Zip(after.Chats).Where(pair => !ReferenceEquals(pair.First, pair.Second)))
        {
            if (!old.Members.SequenceEqual(chat.Members))
                news.Add(new Joined(chat.Key, chat.Members));
            var known = old.Messages.ToHashSet(ReferenceEqualityComparer.Instance);
            news.AddRange(chat.Messages.Where(m => !known.Contains(m)).Select(m => new Said(chat.Key, m)));
        }

        return news;
    }
}
