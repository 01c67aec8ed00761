using System.Globalization;

namespace PeerCoachBot.Practice.State;

/// <summary>Everything the practice room knows. What changes it makes a new one.</summary>
internal sealed record RoomState
{
    /// <summary>The version of this document's shape.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>Counts changes.</summary>
    public long Revision { get; init; }

    /// <summary>The tenant's id; new after every reset, and so it names what came since.</summary>
    public required string Tenant { get; init; }

    /// <summary>The channel's id for the bot, <c>28:…</c>.</summary>
    public required string Bot { get; init; }

    /// <summary>How far the room's clock is ahead.</summary>
    public TimeSpan Ahead { get; init; }

    /// <summary>The newest id that was given to a message.</summary>
    public long LastId { get; init; }

    public required IReadOnlyList<Persona> People { get; init; }

    public required IReadOnlyList<Chat> Chats { get; init; }

    public Persona? PersonCalled(string? key) => People.FirstOrDefault(p => p.Key == key);

    /// <summary>Somebody by channel id, object id or principal name, as a connector looks them up.</summary>
    public Persona? PersonByAccount(string id) => People.FirstOrDefault(p =>
        p.Account == id || p.ObjectId == id || string.Equals(p.PrincipalName, id, StringComparison.OrdinalIgnoreCase));

    public Chat? ChatCalled(string? key) => Chats.FirstOrDefault(c => c.Key == key);

    /// <summary>Somebody's 1:1 chat with the bot.</summary>
    public Chat ChatWith(Persona person) => Chats.First(c => c.Kind == Chat.Personal && c.Members.Contains(person.Key));

    /// <summary>A conversation by its id: the chat, and in a channel the thread that the id names. Null for ids of others.</summary>
    public (Chat Chat, string? Thread)? Conversation(string id)
    {
        var (whole, thread) = id.Split(';') is [var head, ['m', 'e', 's', 's', 'a', 'g', 'e', 'i', 'd', '=', .. var root]]
            ? (head, root)
            : (id, null);
        if (Chats.FirstOrDefault(c => c.Id == whole) is not { } chat)
            return null;
        var isThere = thread is null || (chat.Kind == Chat.Channel && chat.Find(thread) is { Thread: null });
        return isThere ? (chat, thread) : null;
    }

    /// <summary>The room as it is found again: what was on its way when the process ended did not arrive.</summary>
    public RoomState Again() => this with
    {
        Chats =
        [
            .. Chats.Select(c => c with
            {
                Messages = [.. c.Messages.Select(m => m.Delivery == Delivery.OnItsWay ? m with { Delivery = Delivery.NotTaken } : m)],
            }),
        ],
    };

    public RoomState With(Chat chat) => this with { Chats = [.. Chats.Select(c => c.Key == chat.Key ? chat : c)] };

    /// <summary>Gives a message the room's next id, and adds it.</summary>
    public (RoomState State, Message Message) Add(string chat, Func<string, Message> make, DateTimeOffset now)
    {
        var id = Math.Max(now.ToUnixTimeMilliseconds(), LastId + 1);
        var message = make(id.ToString(CultureInfo.InvariantCulture));
        return (With(ChatCalled(chat)!.Add(message)) with { LastId = id }, message);
    }

    /// <summary>Changes a message; nothing where it is gone.</summary>
    public RoomState Change(string chat, string message, Func<Message, Message> change) =>
        ChatCalled(chat) is { } found && found.Find(message) is { } old ? With(found.Replace(change(old))) : this;
}
