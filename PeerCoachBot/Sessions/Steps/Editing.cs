using PeerCoachBot.Decisions;

namespace PeerCoachBot.Sessions.Steps;

/// <summary>
/// Somebody edits a message that was taken as their answer: as long as answers are taken, the new words are the answer.
/// Any other edit does nothing: a command was obeyed, and words that a later message replaced stay replaced.
/// </summary>
internal static class Editing
{
    public static Decision<Session> Decide(Scene scene, SessionEvent.Edited edited)
    {
        var words = edited.Words;
        return scene.Guide.OpenQuestion(scene.Session) is { } question
            && (edited.ForSession ?? scene.Session.Key) == scene.Session.Key
            && scene.Session.FindActive(words.By.Id) is { } who
            && scene.Session.AnswerOf(words.By.Id, question.Key) is { } answer
            && answer.Message == words.Source
            && !(answer.EditedAt >= edited.At)
            && words.Text.Length > 0
                ? Asking.Record(scene, who, new SessionEvent.Answered(words.By, question.Key, words.Text, words.Today) { Message = words.Source, EditedAt = edited.At })
                : scene.Nothing();
    }
}
