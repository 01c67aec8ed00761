using System.Globalization;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Steps;

namespace PeerCoachBot.People;

/// <summary>The names of the sentences with which a person's record answers; the sentences themselves are in the wording.</summary>
internal static class OwnSentences
{
    public const string Noted = "Own_Noted";
    public const string NotedItem = "Own_NotedItem";
    public const string WhichOneHere = "Own_WhichOneHere";
    public const string WhatWouldHelp = "Own_WhatWouldHelp";
    public const string Already = "Own_Already";
    public const string KeptBefore = "Own_KeptBefore";
    public const string Gone = "Own_Gone";
    public const string PutAside = "Own_PutAside";
    public const string NotYours = "Own_NotYours";
    public const string Plentiful = "Own_Plentiful";
    public const string InPrivate = "Own_InPrivate";
    public const string NothingOpen = "Own_NothingOpen";
    public const string WhichOne = "Own_WhichOne";
    public const string SnoozeUnclear = "Own_SnoozeUnclear";
    public const string ZoneUnknown = "Own_ZoneUnknown";
    public const string DaysMissing = "Own_DaysMissing";
    public const string HoursBackwards = "Own_HoursBackwards";
    public const string SettingsSaved = "Own_SettingsSaved";
    public const string PausePast = "Own_PausePast";
    public const string PauseUnclear = "Own_PauseUnclear";
    public const string Paused = "Own_Paused";
    public const string Off = "Own_Off";
    public const string On = "Own_On";
    public const string RequestEmpty = "Own_RequestEmpty";
    public const string NoPeers = "Own_NoPeers";
    public const string RequestSent = "Own_RequestSent";
    public const string ObstacleTooLong = "Own_ObstacleTooLong";
    public const string ErasureNotAsked = "Own_ErasureNotAsked";
    public const string Erased = "Own_Erased";
    public const string AllKept = "Own_AllKept";
    public const string NotUnderstoodInCheckIn = "Own_NotUnderstoodInCheckIn";
    public const string NothingToDate = "Own_NothingToDate";
    public const string OfferMade = "Own_OfferMade";
    public const string NoSuchWitness = "Own_NoSuchWitness";
    public const string NoOwner = "Own_NoOwner";

    /// <summary>Says why this can be no commitment; null where it can.</summary>
    public static Reply.Say? Wrong(string text, DateOnly? due, DateOnly today) => text switch
    {
        "" => new Reply.Say(Sentences.CommitmentEmpty),
        _ when AnswerText.TooLong(text, Limits.CommitmentLength, Sentences.CommitmentTooLong) is { } tooLong => tooLong,
        _ when due < today => new Reply.Say(Sentences.DatePast, AnswerText.SampleDate(today)),
        _ => null,
    };

    public static Reply.Say Plenty(int most) => new(Plentiful, most.ToString(CultureInfo.InvariantCulture));
}
