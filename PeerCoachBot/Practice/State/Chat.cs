namespace PeerCoachBot.Practice.State;

/// <summary>A conversation: the channel, the group chat, or somebody's 1:1 chat with the bot.</summary>
/// <param name="Key">Names it in the room's own addresses.</param>
/// <param name="Kind">Teams' own word for it: <see cref="Channel"/>, <see cref="Group"/> or <see cref="Personal"/>.</param>
/// <param name="Id">The conversation's id; of a channel, without a thread.</param>
/// <param name="Members">Whoever reads it, by their keys.</param>
internal sealed record Chat(string Key, string Kind, string Id, string Name, IReadOnlyList<string> Members)
{
    public const string Channel = "channel";
    public const string Group = "groupChat";
    public const string Personal = "personal";

    /// <summary>Older messages than these are let go.</summary>
    private const int MostMessages = 500;

    /// <summary>The channel's team.</summary>
    public Team? Team { get; init; }

    /// <summary>The bot has been told that it was added here.</summary>
    public bool IsIntroduced { get; init; }

    public IReadOnlyList<Message> Messages { get; init; } = [];

    /// <summary>The bot hears only what mentions it, except in 1:1.</summary>
    public bool IsShared => Kind != Personal;

    public Message? Find(string message) => Messages.FirstOrDefault(m => m.Id == message);

    public Chat Add(Message message) => this with { Messages = [.. Messages.TakeLast(MostMessages - 1), message] };

    public Chat Replace(Message message) => this with { Messages = [.. Messages.Select(m => m.Id == message.Id ? message : m)] };
}

/// <param name="Id">The id of the team's general channel.</param>
/// <param name="GroupId">The Entra group behind it.</param>
internal sealed record Team(string Id, string Name, string GroupId);
