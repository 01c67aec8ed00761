using System.Text.Json.Serialization;
using PeerCoachBot.Cards.Dialogs;
using PeerCoachBot.Cards.Own;
using PeerCoachBot.Cards.Own.Dialogs;
using PeerCoachBot.Cards.Posted;

namespace PeerCoachBot.Cards;

/// <summary>The data of cards as templates name it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(AgainCard))]
[JsonSerializable(typeof(AskCard))]
[JsonSerializable(typeof(BoardCard))]
[JsonSerializable(typeof(CheckInCard))]
[JsonSerializable(typeof(CommitCard))]
[JsonSerializable(typeof(FoldedCard))]
[JsonSerializable(typeof(GatherCard))]
[JsonSerializable(typeof(HelpCard))]
[JsonSerializable(typeof(PromptCard))]
[JsonSerializable(typeof(RulesCard))]
[JsonSerializable(typeof(SayCard))]
[JsonSerializable(typeof(StatusCard))]
[JsonSerializable(typeof(SummaryCard))]
[JsonSerializable(typeof(TimeUpCard))]
[JsonSerializable(typeof(TurnCard))]
[JsonSerializable(typeof(WelcomeCard))]
[JsonSerializable(typeof(AnswerDialog))]
[JsonSerializable(typeof(CommitmentDialog))]
[JsonSerializable(typeof(EndDialog))]
[JsonSerializable(typeof(KeptWordsDialog))]
[JsonSerializable(typeof(PlanDialog))]
[JsonSerializable(typeof(ReadingDialog))]
[JsonSerializable(typeof(SkipDialog))]
[JsonSerializable(typeof(TakePartDialog))]
[JsonSerializable(typeof(ItemsCard))]
[JsonSerializable(typeof(MentionCard))]
[JsonSerializable(typeof(PassageCard))]
[JsonSerializable(typeof(UndatedCard))]
[JsonSerializable(typeof(AskPeersDialog))]
[JsonSerializable(typeof(BlockedDialog))]
[JsonSerializable(typeof(ChangeDialog))]
[JsonSerializable(typeof(DateDialog))]
[JsonSerializable(typeof(RecordDialog))]
[JsonSerializable(typeof(SettingsDialog))]
[JsonSerializable(typeof(SnoozeDialog))]
internal sealed partial class FaceJson : JsonSerializerContext;
