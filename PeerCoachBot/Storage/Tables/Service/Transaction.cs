using System.Text;

namespace PeerCoachBot.Storage.Tables.Service;

/// <summary>
/// An entity group transaction, which happens as a whole or not at all:
/// https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions. One that the service would
/// refuse for its shape is refused here, before it is sent.
/// </summary>
internal sealed class Transaction
{
    public const int MostOperations = 100;
    public const int MostBytes = 4 * 1024 * 1024;

    private readonly List<TableOperation> operations = [];
    private readonly HashSet<string> rows = [];

    public IReadOnlyList<TableOperation> Operations => operations;

    /// <exception cref="IllegalTransactionException">It cannot be part of this transaction.</exception>
    public Transaction Add(TableOperation operation)
    {
        if (operations.Count == MostOperations)
            throw new IllegalTransactionException($"It would have more than {MostOperations} operations.");
        if (operations is [var first, ..] && first.Row.PartitionKey != operation.Row.PartitionKey)
            throw new IllegalTransactionException("It would span two partitions.");
        if (!rows.Add(operation.Row.RowKey))
            throw new IllegalTransactionException("It would write a row twice.");
        if (operation.Row.Size > TableRow.MostBytes)
            throw new IllegalTransactionException($"A row would have {operation.Row.Size} bytes; at most {TableRow.MostBytes} are allowed.");
        operations.Add(operation);
        return this;
    }

    /// <summary>The request's body: one changeset in one batch.</summary>
    /// <param name="id">Makes the boundaries; not found in any row, since rows are JSON on one line and boundaries begin a line.</param>
    /// <exception cref="IllegalTransactionException">It is empty or too large.</exception>
    public byte[] Body(Uri endpoint, string table, string id)
    {
        if (operations.Count == 0)
            throw new IllegalTransactionException("It has no operation.");

        using MemoryStream body = new();
        Write(body, $"--batch_{id}\r\nContent-Type: multipart/mixed; boundary=changeset_{id}\r\n\r\n");
        foreach (var operation in operations)
        {
            Write(body, $"--changeset_{id}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
            Write(body, $"{operation.Method.Method} {endpoint.AbsoluteUri.TrimEnd('/')}/{operation.Path(table)} HTTP/1.1\r\n");
            Write(body, "Accept: application/json;odata=minimalmetadata\r\nDataServiceVersion: 3.0;\r\nPrefer: return-no-content\r\n");
            if (operation.IfMatch is { } etag)
                Write(body, $"If-Match: {etag}\r\n");
            if (operation.Body() is { } json)
            {
                Write(body, "Content-Type: application/json\r\n\r\n");
                body.Write(json);
            }

            Write(body, "\r\n\r\n");
        }

        Write(body, $"--changeset_{id}--\r\n\r\n--batch_{id}--\r\n");
        return body.Length <= MostBytes
            ? body.ToArray()
            : throw new IllegalTransactionException($"It would have {body.Length} bytes; at most {MostBytes} are allowed.");
    }

    private static void Write(MemoryStream body, string text) => body.Write(Encoding.UTF8.GetBytes(text));
}

/// <summary>A transaction that the service would refuse for its shape.</summary>
internal sealed class IllegalTransactionException(string message) : Exception(message);
