namespace PeerCoachBot.Cards.Own;

/// <summary>Somebody's words in the middle, with what the bot says of them above and below.</summary>
internal sealed record PassageCard : Face
{
    public override string Template => "passage";

    public string Title => FallbackText;

    /// <summary>Stand above the words.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    public IReadOnlyList<Passage> Passages { get; init; } = [];

    /// <summary>Stand below the words.</summary>
    public IReadOnlyList<string> Hints { get; init; } = [];

    public IReadOnlyList<Button> Buttons { get; init; } = [];

    /// <summary>What stood here is there no more; it says nothing of what it was.</summary>
    public static PassageCard Gone(OwnSheet sheet) => sheet.Person.ErasedAt is null
        ? new() { FallbackText = sheet.Words["Gone_Title"], Lines = [sheet.Words["Gone_Taken"]] }
        : new() { FallbackText = sheet.Words["Gone_Deleted"], Lines = [sheet.Words["Gone_Everything"]] };
}
