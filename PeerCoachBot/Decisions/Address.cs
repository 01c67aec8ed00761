using System.Text.Json.Serialization;
using PeerCoachBot.Conversations;

namespace PeerCoachBot.Decisions;

/// <summary>Where something is to be shown.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "to")]
[JsonDerivedType(typeof(Shared), "shared")]
[JsonDerivedType(typeof(Private), "private")]
internal abstract record Address : Extensible
{
    private Address()
    {
    }

    /// <summary>A conversation, read by whoever can read it.</summary>
    internal sealed record Shared(Conversation Conversation) : Address;

    /// <summary>One person's 1:1 chat with the bot.</summary>
    internal sealed record Private(PersonId Person) : Address;
}
