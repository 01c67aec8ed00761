using PeerCoachBot.Conversations;
using PeerCoachBot.Sessions;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Support;

/// <summary>Words in the group chat as a turn, for tests that do not want to wait until all has settled.</summary>
internal static class Said
{
    public static Turn By(World world, string who, string text, string? id = null) => By(world.Home, world.Readers, who, text, id);

    public static Turn By(Conversation home, IReadOnlyList<Peer>? readers, string who, string text, string? id = null)
    {
        id ??= $"{who} {text}";
        return new Turn(SessionId.Of(home), $"message/{id}", new SessionEvent.Heard(Words(home, readers, who, text, id)));
    }

    public static Typed Words(Conversation where, IReadOnlyList<Peer>? readers, string who, string text, string id) => new(
        World.Peer(who),
        text,
        where,
        id,
        DateOnly.FromDateTime(FakeClock.Start.UtcDateTime),
        "en-GB",
        readers);
}
