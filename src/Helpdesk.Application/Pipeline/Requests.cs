using MediatR;

namespace Helpdesk.Application.Pipeline;

/// <summary>Changes something: runs in one transaction that also holds its history.</summary>
public interface ICommand<out TResult> : IRequest<TResult>;

public interface ICommand : ICommand<Unit>;

/// <summary>Reads only: commits nothing.</summary>
public interface IQuery<out TResult> : IRequest<TResult>;
