using PeerCoachBot.OwnData;
using PeerCoachBot.Teams.Inbound;

namespace PeerCoachBot.Teams.Files;

/// <summary>What somebody answered to the offer of a file, with where it may be put.</summary>
/// <param name="Form">The form that was offered; the first where the answer names none.</param>
internal sealed record UploadInfo(string Form, string UploadUrl, string ContentUrl, string Name, string UniqueId, string FileType)
{
    /// <summary>Null for a refusal, and where the answer says not where to put the file.</summary>
    public static UploadInfo? Of(IncomingActivity activity)
    {
        var info = activity.Value.Part("uploadInfo");
        var form = activity.Value.Part("context").Text("form") is { } named && OwnFile.Forms.Contains(named) ? named : OwnFile.Json;
        return activity.Value.Text("action") == "accept"
            && info.Text("uploadUrl") is { Length: > 0 } upload
            && info.Text("contentUrl") is { Length: > 0 } content
            && info.Text("uniqueId") is { Length: > 0 } unique
                ? new UploadInfo(form, upload, content, info.Text("name") ?? OwnFile.Name(form), unique, info.Text("fileType") ?? form)
                : null;
    }
}
