namespace PeerCoachBot.Conversations;

/// <summary>A person with the name that others see.</summary>
internal sealed record Peer(PersonId Id, string Name);
