using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.Sessions;

/// <summary>One participant's coaching turn.</summary>
/// <param name="Explorer">Whose turn it is.</param>
/// <param name="Questions">The keys of the follow-up questions offered now.</param>
internal sealed record Spotlight(PersonId Explorer, IReadOnlyList<string> Questions) : Extensible;
