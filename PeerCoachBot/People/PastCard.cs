using PeerCoachBot.People.Rules;

namespace PeerCoachBot.People;

/// <summary>
/// Names a card about what was put aside: its name says where it is, so that it is found there and drawn from it, also
/// once the present record knows nothing of it any more.
/// </summary>
/// <param name="Key">The archive's key.</param>
/// <param name="Card">The name under which it was posted.</param>
internal sealed record PastCard(string Key, string Card)
{
    private const string First = "own-past";

    public string Name() => $"{First}/{Uri.EscapeDataString(Key)}/{Uri.EscapeDataString(Card)}";

    /// <summary>Reads a card's name; null where it names none.</summary>
    public static PastCard? Read(string name) => name.Split('/') is [First, var key, var card]
        ? new PastCard(Uri.UnescapeDataString(key), Uri.UnescapeDataString(card))
        : null;

    /// <summary>The name that a card has by now: another one, if what it is about was put aside.</summary>
    public static string NameOf(Person person, string card)
    {
        if ((person.Aside is null && person.PutAside.Count == 0) || PersonCard.Read(card) is not { } named)
            return card;
        if (person.Aside is { } key)
            return IsAbout(person, named) ? new PastCard(key, card).Name() : card;
        return person.PutAside.FirstOrDefault(batch => ItemOf(named) is { } item && batch.Items.Contains(item)) is { } batch
            ? new PastCard(batch.Key, card).Name()
            : card;
    }

    /// <summary>The person's record still draws it, other than as gone.</summary>
    public static bool IsShown(Person person, PersonCard card) => card switch
    {
        PersonCard.Undated undated when person.Draft?.Id == undated.Draft => true,
        PersonCard.Nudge nudge => person.Nudged.Any(n => n.Day == nudge.Day),
        PersonCard.Mention mention => person.Nudged.Any(n => n.Day == mention.Day),
        PersonCard.Offer offer when person.Offers.Any(o => o.Id == offer.Id) => true,
        PersonCard.OfferLost lost => person.Suggestions.Any(s => s.Id == lost.Id),
        PersonCard.Overview or PersonCard.Settings or PersonCard.Erasure => true,
        _ => IsAbout(person, card),
    };

    /// <summary>It is about something that this record holds.</summary>
    private static bool IsAbout(Person person, PersonCard card) => card switch
    {
        PersonCard.Request request => person.Requests.Any(r => r.Number == request.Number),
        PersonCard.RequestLost lost => person.Requests.Any(r => r.Number == lost.Number),
        PersonCard.Witness witness => Witnessing.Find(person, witness.Key) is not null,
        PersonCard.Finished finished => Witnessing.Find(person, finished.Key) is not null,
        _ => ItemOf(card) is { } item && person.Find(item) is not null,
    };

    private static string? ItemOf(PersonCard card) => card switch
    {
        PersonCard.Kept kept => kept.Commitment,
        PersonCard.Undated undated => undated.Draft,
        PersonCard.Offer offer => offer.Id,
        _ => null,
    };
}
