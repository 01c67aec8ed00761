using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.Teams.Places;

/// <summary>Decides for a place: the newest reference counts.</summary>
internal sealed class PlaceAggregate : Aggregate<Place, PlaceEvent>
{
    public override string Kind => "place";

    protected override PlaceEvent WakeUp { get; } = new PlaceEvent.Woken();

    protected override JsonTypeInfo<Place> StateJson => PlaceJson.Default.Place;

    /// <summary>A conversation's place; a channel's threads share their channel's.</summary>
    public static AggregateId OfConversation(string tenant, string conversation) =>
        new("place", tenant, $"conversation/{conversation.Split(';')[0]}");

    public static AggregateId OfPerson(PersonId person) => new("place", person.Tenant, $"person/{person.ObjectId}");

    protected override Decision<Place> Decide(Place? state, PlaceEvent happened, DateTimeOffset now)
    {
        var next = happened switch
        {
            PlaceEvent.Heard heard => (state ?? new Place { ServiceUrl = heard.ServiceUrl }) with
            {
                ServiceUrl = heard.ServiceUrl,
                Bot = heard.Bot ?? state?.Bot,
                Account = heard.Account ?? state?.Account,
                Chat = heard.Chat ?? state?.Chat,
                Blocked = null,
            },
            PlaceEvent.ChatOpened opened when state is not null => state with { Chat = opened.Chat },
            PlaceEvent.ChatLost lost when state?.Chat == lost.Chat => state with { Chat = null },
            PlaceEvent.Moved moved when state is not null => state with { ServiceUrl = moved.ServiceUrl },
            PlaceEvent.Blocked blocked when state is not null => state with { Blocked = blocked.Reason },
            _ => state,
        };
        return next is null || next == state ? Decision<Place>.Nothing(state) : Decision<Place>.Change(next, []);
    }

    protected override DateTimeOffset? NextWake(Place state) => null;

    protected override PlaceEvent Told(string fact) => throw new NotSupportedException("Nothing is told to a place.");

    protected override string Write(IFact fact) => throw new NotSupportedException("A place tells nothing.");
}

/// <summary>The stored form of a place.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip)]
[JsonSerializable(typeof(Place))]
internal sealed partial class PlaceJson : JsonSerializerContext;
